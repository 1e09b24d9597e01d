package io.tiebreak.register;

import java.time.Duration;
import java.time.Instant;

/**
 * A lock for a time. It is over at its end, though it stands there until somebody writes.
 *
 * @param holder the writer who may write meanwhile
 * @param length how much longer each of his commands makes it
 * @param end when it is over; milliseconds
 */
public record Lease(String holder, Duration length, Instant end) {
    /** For which length a lock is taken if nothing else is said. */
    public static final Duration DEFAULT = Duration.ofSeconds(30);

    /** Whether it still keeps others out. */
    public boolean holdsAt(Instant now) {
        return now.isBefore(end);
    }
}
