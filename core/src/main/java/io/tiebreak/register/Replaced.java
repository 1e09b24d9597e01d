package io.tiebreak.register;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The value that a newer one took the place of.
 *
 * @param writer who had written it
 * @param revision the register's revision before
 * @param at when it had been written, by the register's time
 * @param seen the revision the newer value's writer had seen, if he said so
 */
public record Replaced(String writer, long revision, Instant at, OptionalLong seen) {
    /** Whoever writes so soon after another can't have seen his value. */
    static final Duration UNSEEN = Duration.ofSeconds(5);

    /** Whether the newer value's writer replaced somebody else's value without having seen it. */
    boolean unseenBy(String other, Instant now) {
        if (writer.equals(other)) {
            return false;
        }
        return seen.isPresent() ? seen.getAsLong() < revision : !now.isAfter(at.plus(UNSEEN));
    }
}
