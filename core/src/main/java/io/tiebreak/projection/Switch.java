package io.tiebreak.projection;

import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Meter;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Serving;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Changes which generation of a view is read, for all readers in one instant. Readers remember what is served for
 * {@link Serving#LEASE}; so the change is announced first, and from then on nobody remembers; when nobody can any more, one
 * conditional write makes the change. Killed before that, nothing has changed; switching again goes on.
 */
public final class Switch {
    /** Longer than a lease, for clocks that run a little faster than others. */
    static final Duration WAIT = Serving.LEASE.plusSeconds(1);

    private final Projections projections;
    private final Records records;
    private final Surroundings surroundings;

    public Switch(
            Projections projections,
            GenerationStore generations,
            Surroundings surroundings,
            Supplier<Patience> patience) {
        this.projections = projections;
        this.records = new Records(generations, patience);
        this.surroundings = surroundings;
    }

    /**
     * Lets readers read a generation. Takes {@code 6} seconds, or nothing if they read it already.
     *
     * @param to one that the view {@linkplain Generations#has has}
     * @throws CannotSwitchException if the stream does not feed it, or it is not whole
     * @throws ConcurrentChangeException if somebody else switched or rebuilt meanwhile
     */
    public Generations to(Generations now, int to, Meter meter) {
        check(now, to);
        if (now.serving() == to && now.switching().isEmpty()) {
            return now;
        }
        Generations announced = now.switching().filter(number -> number == to).isPresent()
                ? now
                : records.replaced(now.switchingTo(to), meter);
        if (!surroundings.paused(WAIT)) {
            throw new CannotSwitchException("interrupted before every reader knew that " + now.view() + " is switched");
        }
        return records.replaced(announced.switched(), meter);
    }

    private void check(Generations now, int to) {
        if (now.building()
                .filter(building -> building.generation() == to && !building.isComplete())
                .isPresent()) {
            throw new CannotSwitchException("generation " + to + " of " + now.view() + " is not complete yet");
        }
        if (now.form(to).flatMap(form -> projections.find(now.view(), form)).isEmpty()) {
            throw new CannotSwitchException("generation " + to + " of " + now.view() + " is not fed any more");
        }
    }
}
