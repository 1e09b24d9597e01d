package io.tiebreak.ledger;

import java.util.Map;

/** What came of a transaction. */
public sealed interface Transacted {

    /** All of it is in the ledger now. */
    record Done() implements Transacted {}

    /**
     * There is a key record under that id already, and nothing was written.
     *
     * @param by it may be the one that was to be written, sent before
     */
    record KeyTaken(KeyRecord by) implements Transacted {}

    /**
     * Some versions were taken already, and nothing was written.
     *
     * @param by who holds them; at least one
     */
    record Occupied(Map<StreamId, VersionedCommand> by) implements Transacted {
        public Occupied {
            by = Map.copyOf(by);
        }
    }

    /** All together are larger than {@link Transaction#MAX_BYTES}; nothing was sent. */
    record TooLarge() implements Transacted {}
}
