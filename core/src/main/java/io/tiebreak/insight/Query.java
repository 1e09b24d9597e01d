package io.tiebreak.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an operator asks for.
 *
 * @param tenant whose
 * @param from the time it begins, inclusive
 * @param to the time it ends, exclusive; at most {@link #LONGEST} later
 * @param kind of targets; empty for all
 */
public record Query(String tenant, Instant from, Instant to, Optional<String> kind) {
    /** The longest time that may be asked for at once. */
    public static final Duration LONGEST = Insights.KEPT;

    /** @throws IllegalArgumentException if it ends before it begins, or is too long */
    public Query {
        if (to.isBefore(from) || from.plus(LONGEST).isBefore(to)) {
            throw new IllegalArgumentException("a query lasts from nothing to " + LONGEST);
        }
    }

    /** What is left of it from a time on. */
    Query notBefore(Instant time) {
        Instant later = from.isBefore(time) ? time : from;
        return new Query(tenant, later.isAfter(to) ? to : later, to, kind);
    }

    /** How long a step of the series is: a minute up to 2 hours, 5 minutes up to 12 hours, else an hour. */
    Duration step() {
        Duration length = Duration.between(from, to);
        if (length.compareTo(Duration.ofHours(2)) <= 0) {
            return Duration.ofMinutes(1);
        }
        return length.compareTo(Duration.ofHours(12)) <= 0 ? Duration.ofMinutes(5) : Duration.ofHours(1);
    }
}
