package io.tiebreak.functions.views;

import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.wiring.ProjectionsModule;
import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.projection.Projections;
import io.tiebreak.projection.Rebuild;
import io.tiebreak.projection.Rebuilding;
import io.tiebreak.projection.Switch;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Building;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out what operators order about a view's generations. */
final class Rebuilds {
    /** So that whoever asked sees progress, and can stop asking. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Kept for the page at work, which is finished first, and for waiting out failures that pass. */
    private static final Duration RESERVE = Duration.ofSeconds(15);

    private final Projections projections;
    private final GenerationStore generations;
    private final LedgerScan ledger;
    private final Rebuild rebuild;
    private final Switch turn;
    private final Surroundings surroundings;
    private final Provider<Patience> patience;

    @Inject
    Rebuilds(
            Projections projections,
            GenerationStore generations,
            LedgerScan ledger,
            Rebuild rebuild,
            Switch turn,
            Surroundings surroundings,
            Provider<Patience> patience) {
        this.projections = projections;
        this.generations = generations;
        this.ledger = ledger;
        this.rebuild = rebuild;
        this.turn = turn;
        this.surroundings = surroundings;
        this.patience = patience;
    }

    /**
     * How far it is when that is done, or when the time is over: then the same order goes on.
     *
     * @param remaining how long this program may still run
     * @throws IllegalArgumentException if there is no such view
     * @throws IllegalStateException if there is no generation to switch to, or somebody else changes the view's generations
     */
    Map<String, Object> answer(RebuildOrder order, Duration remaining) {
        if (!projections.views().contains(order.view())) {
            throw new IllegalArgumentException("view must be one of " + String.join(", ", projections.views()));
        }
        Meter meter = new Meter();
        Rebuilding done = switch (order.action()) {
            case REBUILD -> rebuild.run(order.view(), settings(order), until(remaining), meter);
            case SWITCH -> told(turned(order.view(), now -> now.building().map(Building::generation), meter), meter);
            case BACK -> told(turned(order.view(), Generations::previous, meter), meter);
            case STATUS -> told(found(order.view(), meter), meter);
        };
        return RebuildDocument.of(done, meter.spent());
    }

    private static Rebuild.Settings settings(RebuildOrder order) {
        return new Rebuild.Settings(order.segments(), ProjectionsModule.AT_ONCE, order.unitsPerSecond());
    }

    private Instant until(Duration remaining) {
        Duration time = remaining.minus(RESERVE);
        return surroundings.clock().instant().plus(time.compareTo(LONGEST) < 0 ? time : LONGEST);
    }

    private Generations turned(String view, Target target, Meter meter) {
        Generations now = found(view, meter);
        int to = target.in(now)
                .orElseThrow(() -> new IllegalStateException("the view " + view + " has no generation to switch to"));
        return turn.to(now, to, meter);
    }

    /** Which generation is meant. */
    private interface Target {
        Optional<Integer> in(Generations now);
    }

    private Generations found(String view, Meter meter) {
        return patience.get()
                .insist(() -> generations.find(view, meter))
                .orElseGet(() -> Generations.first(
                        view, projections.newest(view).orElseThrow().form()));
    }

    private Rebuilding told(Generations now, Meter meter) {
        long roughly = patience.get().insist(() -> ledger.roughly(projections.kind(now.view()), meter));
        return new Rebuilding(Rebuilding.Phase.of(now), now, roughly, List.of());
    }
}
