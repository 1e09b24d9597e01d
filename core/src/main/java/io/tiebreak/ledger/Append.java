package io.tiebreak.ledger;

/** What came of an append. */
public sealed interface Append {

    /** The command is in the ledger now. */
    record Appended() implements Append {}

    /**
     * Its version was taken already, and nothing was written. Read strongly, by the condition itself.
     *
     * @param by the command that holds the version; it may be the very same one, sent before
     */
    record Occupied(VersionedCommand by) implements Append {}
}
