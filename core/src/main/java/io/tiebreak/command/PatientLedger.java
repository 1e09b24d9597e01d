package io.tiebreak.command;

import io.tiebreak.ledger.Append;
import io.tiebreak.ledger.KeyRecord;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.Transacted;
import io.tiebreak.ledger.Transaction;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The ledger as one request sees it: failures that pass are waited out, as long as its time allows. */
final class PatientLedger {
    private final Ledger ledger;
    private final Patience patience;
    private final Meter meter;
    private boolean answerLost;

    PatientLedger(Ledger ledger, Patience patience, Meter meter) {
        this.ledger = ledger;
        this.patience = patience;
        this.meter = meter;
    }

    /** Whether a command that was beaten so often may be decided again. */
    boolean mayTryAgain(int meetings) {
        return meetings < patience.mostTries();
    }

    /** Somebody else was faster, and it is decided anew. */
    void metRival() {
        meter.rival();
    }

    /** Waits before another try after somebody else was faster; false if there is no time for one. */
    boolean waitedForOthers() {
        return patience.waitedAmongRivals();
    }

    Seen head(StreamId stream, Consistency consistency) {
        Optional<VersionedCommand> head = patience.insist(() -> ledger.head(stream, consistency, meter));
        return new Seen(head, consistency);
    }

    List<VersionedCommand> versions(StreamId stream, long first, long last) {
        return patience.insist(() -> ledger.versions(stream, first, last, meter));
    }

    Optional<KeyRecord> keyRecord(String commandId) {
        return patience.insist(() -> ledger.keyRecord(commandId, meter));
    }

    /** Whether some write of this request went unanswered at first. */
    boolean lostAnAnswer() {
        return answerLost;
    }

    Append append(VersionedCommand command) {
        return settled(() -> ledger.append(command, meter));
    }

    Transacted transact(Transaction transaction) {
        return settled(() -> ledger.transact(transaction, meter));
    }

    private <T> T settled(Supplier<T> write) {
        Settled<T> settled = patience.settle(write, meter);
        answerLost |= settled.answerLost();
        return settled.answer();
    }
}
