package io.tiebreak.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A lock for a time. It is over at its end, though it stands there until somebody writes.
 *
 * @param holder the writer who may write meanwhile
 * @param length how much longer each of his commands makes it
 * @param end when it is over; milliseconds
 * @param socket the connection it was last taken over, at whose end it is released; empty for none
 */
public record Lease(String holder, Duration length, Instant end, Optional<String> socket) {
    /** For which length a lock is taken if nothing else is said. */
    public static final Duration DEFAULT = Duration.ofSeconds(30);

    /** A lock that hangs on no connection. */
    public Lease(String holder, Duration length, Instant end) {
        this(holder, length, end, Optional.empty());
    }

    /** Whether it still keeps others out. */
    public boolean holdsAt(Instant now) {
        return now.isBefore(end);
    }
}
