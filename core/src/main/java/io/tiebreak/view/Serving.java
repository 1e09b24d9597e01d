package io.tiebreak.view;

import io.tiebreak.store.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which generation of a view to read. The answer is remembered for a while, so that reading a view costs no more than its
 * rows; that nobody reads the old generation after somebody read the new one rests on the {@link #LEASE}: who switches
 * announces it, waits until nobody can remember what was before, and then switches.
 */
public final class Serving {
    /** How long an answer is remembered at most, counted from before it was asked for. */
    public static final Duration LEASE = Duration.ofSeconds(5);

    private final GenerationStore store;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public Serving(GenerationStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Known(Generations generations, Instant until) {}

    /** The view's generations; one request, or none if they were asked for less than {@link #LEASE} ago. */
    public Generations of(String view, Meter meter) {
        Instant now = clock.instant();
        Known remembered = known.get(view);
        if (remembered != null
                && now.isBefore(remembered.until())
                && !now.isBefore(remembered.until().minus(LEASE))) {
            return remembered.generations();
        }
        // Nothing was projected yet: the first generation, which there will be, has no rows.
        Generations found = store.find(view, meter).orElseGet(() -> Generations.first(view, 0));
        if (found.switching().isEmpty()) {
            known.put(view, new Known(found, now.plus(LEASE)));
        } else {
            known.remove(view);
        }
        return found;
    }
}
