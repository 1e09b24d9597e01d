package io.tiebreak.projection;

import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.ledger.Stored;
import io.tiebreak.store.Concurrently;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Sweep;
import io.tiebreak.view.Building;
import io.tiebreak.view.Generation;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import io.tiebreak.view.ViewStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes the next generation of a view while the present one serves, out of the whole ledger.
 *
 * <ol>
 *   <li>The generation is written down. From then on the stream feeds it, too.
 *   <li>Rows of the generation before the present one go, and those of a rebuild that was given up, once no reader can
 *       take them for fed any more.
 *   <li>The ledger is read, strongly, several parts at once, and projected: a command from before the first step is read
 *       here, one from after it comes with the stream, and what comes twice is skipped.
 * </ol>
 *
 * How far it is, is written down after every page, so whoever goes on after a kill repeats a page at most. Nothing but rows
 * is written: projections have no side effects, and how far a view lags is measured by the stream's projector alone.
 */
public final class Rebuild {
    private final Projections projections;
    private final LedgerScan ledger;
    private final ViewStore store;
    private final Fed fed;
    private final Records records;
    private final Surroundings surroundings;
    private final Supplier<Patience> patience;

    /** @param patience for failures that pass, anew for each page */
    public Rebuild(
            Projections projections,
            LedgerScan ledger,
            ViewStore store,
            GenerationStore generations,
            Surroundings surroundings,
            Supplier<Patience> patience) {
        this.projections = projections;
        this.ledger = ledger;
        this.store = store;
        this.fed = new Fed(projections, generations);
        this.records = new Records(generations, patience);
        this.surroundings = surroundings;
        this.patience = patience;
    }

    /**
     * How to rebuild.
     *
     * @param segments how many parts of the ledger are read at once, 1 or more
     * @param atOnce how many streams are written at once, 1 or more
     * @param unitsPerSecond how many read and write units it may spend together, on average
     */
    public record Settings(int segments, int atOnce, double unitsPerSecond) {}

    /**
     * Goes on with the rebuild of a view, or begins one, until the new generation is complete or the time is over. A rebuild
     * that was begun with another form than the projection's newest is given up.
     *
     * @param view one of those there is a projection for
     * @param until when to stop; the page at work is finished first
     * @throws ConcurrentChangeException if somebody else is rebuilding it, too
     * @throws io.tiebreak.store.StoreException when a store fails; going on later loses nothing
     */
    public Rebuilding run(String view, Settings settings, Instant until, Meter meter) {
        Projection projection = projections.newest(view).orElseThrow();
        Pace pace = new Pace(surroundings, settings.unitsPerSecond());
        List<Parking> parkings = new ArrayList<>();
        long roughly = insist(() -> ledger.roughly(projection.kind(), meter));
        Generations now = begun(projection, settings, meter);
        boolean goesOn = Rebuilding.Phase.of(now) != Rebuilding.Phase.REMOVING
                || forgotten(now.building().orElseThrow());
        while (goesOn
                && Rebuilding.Phase.of(now) != Rebuilding.Phase.COMPLETE
                && surroundings.clock().instant().isBefore(until)) {
            now = Rebuilding.Phase.of(now) == Rebuilding.Phase.REMOVING
                    ? removed(now, meter)
                    : copied(now, projection, settings, parkings, meter);
            goesOn = pace.kept(meter);
        }
        return new Rebuilding(Rebuilding.Phase.of(now), now, roughly, parkings);
    }

    private Generations begun(Projection projection, Settings settings, Meter meter) {
        Generations now = fed.of(projection.view(), patience.get(), meter);
        boolean goesOn = now.building()
                .flatMap(building -> now.form(building.generation()))
                .filter(form -> form == projection.form())
                .isPresent();
        return goesOn
                ? now
                : records.replaced(
                        now.begun(
                                projection.form(),
                                settings.segments(),
                                surroundings.clock().instant()),
                        meter);
    }

    /** Waits until nobody can remember that what goes was fed: a list that began there would end early, unnoticed. */
    private boolean forgotten(Building building) {
        Duration since = Duration.between(building.since(), surroundings.clock().instant());
        return since.compareTo(Switch.WAIT) >= 0 || surroundings.paused(Switch.WAIT);
    }

    private Generations removed(Generations now, Meter meter) {
        Building building = now.building().orElseThrow();
        List<Generation> all = building.removes().stream()
                .map(number -> new Generation(now.view(), number))
                .toList();
        Map<Leg, Optional<String>> next = each(building.removing(), leg -> insist(() -> store.purge(all, leg, meter)));
        return records.replaced(now.removed(building.removing().after(next)), meter);
    }

    private Generations copied(
            Generations now, Projection projection, Settings settings, List<Parking> parkings, Meter meter) {
        Building building = now.building().orElseThrow();
        Map<Leg, LedgerScan.Page> pages =
                each(building.copying(), leg -> insist(() -> ledger.page(projection.kind(), leg, meter)));
        List<Stored> commands = pages.values().stream()
                .flatMap(page -> page.commands().stream())
                .toList();
        Instant at = surroundings.clock().instant();
        List<Judged> judged = Line.of(commands).stream()
                .map(line -> Judged.byItsNewest(line, projection, at))
                .toList();
        Done done = new EditionProjector(
                        store,
                        new Generation(now.view(), building.generation()),
                        settings.atOnce(),
                        patience.get(),
                        meter)
                .project(judged, projection, at);
        done.failure().ifPresent(failure -> {
            throw failure;
        });
        parkings.addAll(done.parkings());
        Map<Leg, Optional<String>> next = new LinkedHashMap<>();
        pages.forEach((leg, page) -> next.put(leg, page.next()));
        return records.replaced(
                now.copied(
                        building.copying().after(next),
                        commands.size(),
                        done.parkings().size()),
                meter);
    }

    private static <A> Map<Leg, A> each(Sweep sweep, Function<Leg, A> ask) {
        List<Leg> legs = sweep.legs();
        List<A> answers = Concurrently.each(legs, ask);
        Map<Leg, A> byLeg = new LinkedHashMap<>();
        for (int i = 0; i < legs.size(); i++) {
            byLeg.put(legs.get(i), answers.get(i));
        }
        return byLeg;
    }

    private <T> T insist(Supplier<T> request) {
        return patience.get().insist(request);
    }
}
