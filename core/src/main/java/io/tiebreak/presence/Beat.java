package io.tiebreak.presence;

import java.time.Instant;

/** What came of a heartbeat. */
public sealed interface Beat {

    /**
     * The tab was seen.
     *
     * @param lastSeen when it was seen last, this time included
     * @param replayed whether an earlier heartbeat under the same id had said so
     */
    record Recorded(Instant lastSeen, boolean replayed) implements Beat {}

    /** It was seen on the same page moments ago; nothing was written. */
    record Known(Instant lastSeen) implements Beat {}

    /** Another heartbeat was recorded under the same id; nothing was written. */
    record KeyReused() implements Beat {}
}
