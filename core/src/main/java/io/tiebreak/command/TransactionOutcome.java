package io.tiebreak.command;

import io.tiebreak.ledger.VersionedCommand;
import java.util.List;

/** What came of several commands that were to happen all or not at all. */
public sealed interface TransactionOutcome {

    /**
     * All are as asked for.
     *
     * @param receipts for each command, in order, the newest version of its stream: the command itself, or what was there
     *     already where it changed nothing
     * @param replayed whether they had been written for an earlier request under the same id
     */
    record Committed(List<VersionedCommand> receipts, boolean replayed) implements TransactionOutcome {
        public Committed {
            receipts = List.copyOf(receipts);
        }
    }

    /**
     * None of them changes anything, checked at one moment for all. Nothing was written.
     *
     * @param heads for each command, in order, the newest version of its stream
     */
    record Unchanged(List<VersionedCommand> heads) implements TransactionOutcome {
        public Unchanged {
            heads = List.copyOf(heads);
        }
    }

    /**
     * Nothing happened, because of one of them.
     *
     * @param index which one, from 0
     * @param outcome what that command alone would have come to: a conflict or a rejection
     */
    record Refused(int index, Outcome outcome) implements TransactionOutcome {}

    /** The states after the commands are larger, together, than a transaction may be. Nothing was sent. */
    record TooLarge() implements TransactionOutcome {}

    /** Another request has been carried out under the same id. Nothing was written. */
    record KeyReused() implements TransactionOutcome {}
}
