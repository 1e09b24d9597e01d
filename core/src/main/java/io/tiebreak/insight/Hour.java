package io.tiebreak.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An hour of a tenant, by which tallies are kept.
 *
 * @param tenant whose
 * @param start when it begins
 */
public record Hour(String tenant, Instant start) {
    private static final Duration LENGTH = Duration.ofHours(1);

    /** The hour in which that was. */
    static Hour of(String tenant, Instant at) {
        return new Hour(tenant, at.truncatedTo(ChronoUnit.HOURS));
    }

    Hour next() {
        return new Hour(tenant, end());
    }

    /** When it is over, exclusive. */
    public Instant end() {
        return start.plus(LENGTH);
    }

    /** When its rows are no longer needed. */
    public Instant expiresAt() {
        return end().plus(Insights.KEPT);
    }
}
