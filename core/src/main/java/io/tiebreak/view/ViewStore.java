package io.tiebreak.view;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import java.util.List;
import java.util.Optional;

/**
 * Keeps views' rows. Reads are strong. Every method adds what it spent to the meter and throws a
 * {@link io.tiebreak.store.StoreException} when the store fails, without trying again; doing any of it twice is harmless.
 */
public interface ViewStore {
    /** The most rows that {@link #together} can write, own ones and those beside. */
    int MOST_ROWS_TOGETHER = 100;

    /**
     * Moves a stream on if its own row is of an older version, not parked, and remembers the very spread the move has: then
     * nothing beside that row changes. One request.
     */
    Advance advance(Generation generation, Move move, Meter meter);

    /**
     * Takes steps of different streams, with what they change beside, all or none: a row shared by several is written once.
     * One request, twice as dear as writing the rows one by one.
     *
     * @throws io.tiebreak.store.StoreException.TransactionConflict if somebody else held one of the rows for a moment
     */
    Together together(Generation generation, List<Step> steps, Meter meter);

    /** Sees to it that a figure of a shared row is at least this great. One request. */
    void raise(Generation generation, Place place, String figure, long to, Meter meter);

    /**
     * Marks a stream as waiting, unless the view has that version already or the stream waits for another one: then nothing
     * happens. One request.
     *
     * @return whether the stream waits now
     */
    boolean park(Generation generation, Parked parked, Meter meter);

    /** A stream's own row; empty if there is none. One request. */
    Optional<Standing> find(Generation generation, StreamId stream, Meter meter);

    /** Rows of a shelf. One request. */
    Rows rows(Generation generation, Shelf shelf, Rows.Range range, Meter meter);

    /** The shared rows of a shelf: one per id that streams add to, so there should be few. One request per MB. */
    List<Tally> tallies(Generation generation, Shelf shelf, Meter meter);

    /**
     * Removes rows of generations nobody reads any more, some at a time.
     *
     * @param generations at least one
     * @param leg which part of the store to look through; several parts can be looked through at once
     * @return where to go on; empty at the end of that part
     */
    Optional<String> purge(List<Generation> generations, Leg leg, Meter meter);
}
