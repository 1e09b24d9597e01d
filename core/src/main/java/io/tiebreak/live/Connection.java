package io.tiebreak.live;

import java.time.Instant;

/**
 * A socket somebody opened.
 *
 * @param id which one; belongs to no other, ever
 * @param tenant whose values it may hear of
 * @param end when it is over, to the second, whatever its client does
 */
public record Connection(String id, String tenant, Instant end) {

    /** Whether it may still be used. */
    public boolean lastsAt(Instant now) {
        return now.isBefore(end);
    }
}
