package io.tiebreak.command;

import io.tiebreak.ledger.Append;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.util.List;
import java.util.Optional;

/** One stream of the ledger as one command sees it: failures that pass are waited out, as long as its time allows. */
final class PatientLedger {
    private final Ledger ledger;
    private final StreamId stream;
    private final Patience patience;
    private final Meter meter;

    PatientLedger(Ledger ledger, StreamId stream, Patience patience, Meter meter) {
        this.ledger = ledger;
        this.stream = stream;
        this.patience = patience;
        this.meter = meter;
    }

    StreamId stream() {
        return stream;
    }

    /** Waits before another try after somebody else was faster; false if there is no time for one. */
    boolean waitedForOthers() {
        return patience.waited();
    }

    Seen head(Consistency consistency) {
        Optional<VersionedCommand> head = patience.insist(() -> ledger.head(stream, consistency, meter));
        return new Seen(head, consistency);
    }

    List<VersionedCommand> versions(long first, long last) {
        return patience.insist(() -> ledger.versions(stream, first, last, meter));
    }

    /**
     * Appends, and stays with the very same command until its fate is known. Only the identical put can tell: it
     * writes, meets itself, or meets a rival, and each of these settles it. Not finding it by reading would settle
     * nothing, for the lost request may still be on its way.
     */
    Append append(VersionedCommand command) {
        boolean mayHaveHappened = false;
        while (true) {
            try {
                meter.attempt();
                return ledger.append(command, meter);
            } catch (StoreException failure) {
                mayHaveHappened |= failure.mayHaveHappened();
                if (!failure.retryCanHelp() || !patience.waited()) {
                    throw mayHaveHappened ? new OutcomeUnknown(failure) : failure;
                }
            }
        }
    }
}
