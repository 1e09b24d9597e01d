package io.tiebreak.insight;

import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what commands met. Every method adds what it spent to the meter and throws a
 * {@link io.tiebreak.store.StoreException} when the store fails, without trying again; each may be sent again.
 */
public interface InsightStore {

    /** Puts a block. The same again changes nothing. One request. */
    void put(Block block, Meter meter);

    /**
     * One page of an hour's blocks, about 1 MB. Misses none that was put before. One request.
     *
     * @param after where the last page said to go on; empty to begin
     */
    Blocks blocks(Hour hour, Optional<String> after, Meter meter);

    /** What is known of each of up to 100 hours of a tenant, as of now. One request per 16 MB; none for no hours. */
    Map<Hour, Folded> folds(List<Hour> hours, Meter meter);

    /**
     * Keeps what an hour's blocks came to, unless one came late meanwhile. One request.
     *
     * @param late how many had come late before the blocks were read
     * @return whether it is kept
     */
    boolean fold(Hour hour, Packed fold, long late, Meter meter);

    /** Says that a block came late: what the hour was folded to is forgotten, and whoever folds it at the moment must not. */
    void unfold(Hour hour, Meter meter);

    /**
     * Takes from what may be kept of a target in a minute. One request. Sent again, it takes again.
     *
     * @param target a hash of it, as a {@link ConflictId} has it
     * @return how much has been taken by now, this included
     */
    long take(String tenant, String target, Instant minute, long records, Meter meter);

    /** How much has been taken there by now. One request. */
    long taken(String tenant, String target, Instant minute, Meter meter);

    /** Keeps the record of something refused, under its conflict id. The same again changes nothing. One request. */
    void keep(Incident refused, Meter meter);

    /** The newest record there; empty if there is none. One request. */
    Optional<Incident> newest(Span span, Meter meter);

    /** The oldest record there; empty if there is none. One request. */
    Optional<Incident> oldest(Span span, Meter meter);
}
