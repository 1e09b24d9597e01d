package io.tiebreak.ledger;

import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the versioned commands of all streams. One request each, whatever the length of the stream; every method adds
 * what it spent to the meter and throws a {@link StoreException} when the store fails, without trying again: patience
 * belongs to the caller, who knows what he is waiting for.
 */
public interface Ledger {

    /** The newest command of a stream, which carries its state; empty if there never was one. */
    Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter);

    /**
     * The commands with these versions, read strongly, oldest first; those that do not exist are left out. Ranges over
     * 1 MB take a request more for each further MB.
     */
    List<VersionedCommand> versions(StreamId stream, long first, long last, Meter meter);

    /**
     * A page of at most {@code limit} commands older than version {@code before}, newest first, read strongly. Short
     * when commands are large: a request reads 1 MB.
     */
    History history(StreamId stream, long before, int limit, Meter meter);

    /**
     * Puts a command where its version says, if nothing is there yet. Sending the identical command again is harmless
     * and is how an unanswered append is resolved: it meets itself as {@link Append.Occupied}.
     */
    Append append(VersionedCommand command, Meter meter);

    /**
     * Puts several commands, or a command and a key record, all or nothing. Twice as dear as putting them one by one.
     * Sending the identical transaction again is harmless, as for {@link #append}.
     *
     * @throws StoreException.TransactionConflict if another transaction held one of the items for a moment; that says
     *     nothing about versions
     */
    Transacted transact(Transaction transaction, Meter meter);

    /** The record under that command id, read strongly; empty if there is none, expired or not. */
    Optional<KeyRecord> keyRecord(String commandId, Meter meter);
}
