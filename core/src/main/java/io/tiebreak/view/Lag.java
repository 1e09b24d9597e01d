package io.tiebreak.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How far a view was behind when its projector looked last.
 *
 * @param behindMillis how old the oldest command of the projector's last batch was when the batch was in the view, or when
 *     it failed
 * @param newest when the newest command in the view, as far as that batch tells, was decided
 * @param at when the projector looked
 */
public record Lag(long behindMillis, Instant newest, Instant at) {

    /** Measured when commands decided at these times are in the view, or failed to get there; empty for none. */
    public static Optional<Lag> of(List<Instant> decided, Instant now) {
        return decided.isEmpty()
                ? Optional.empty()
                : Optional.of(new Lag(
                        Math.max(
                                0,
                                Duration.between(Collections.min(decided), now).toMillis()),
                        Collections.max(decided),
                        now));
    }
}
