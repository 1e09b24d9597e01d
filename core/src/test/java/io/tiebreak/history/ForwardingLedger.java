package io.tiebreak.history;

import io.tiebreak.ledger.Append;
import io.tiebreak.ledger.History;
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

/** A ledger that leaves all to another one, for subclasses to get one thing wrong. */
abstract class ForwardingLedger implements Ledger {
    final Ledger ledger;

    ForwardingLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
        return ledger.head(stream, consistency, meter);
    }

    @Override
    public List<VersionedCommand> versions(StreamId stream, long first, long last, Meter meter) {
        return ledger.versions(stream, first, last, meter);
    }

    @Override
    public History history(StreamId stream, long before, int limit, Meter meter) {
        return ledger.history(stream, before, limit, meter);
    }

    @Override
    public Append append(VersionedCommand command, Meter meter) {
        return ledger.append(command, meter);
    }

    @Override
    public Transacted transact(Transaction transaction, Meter meter) {
        return ledger.transact(transaction, meter);
    }

    @Override
    public Optional<KeyRecord> keyRecord(String commandId, Meter meter) {
        return ledger.keyRecord(commandId, meter);
    }

    /** The same command, but for its version and its id. */
    static VersionedCommand changed(VersionedCommand command, long version, String commandId) {
        return new VersionedCommand(
                command.stream(),
                version,
                commandId,
                command.fingerprint(),
                command.type(),
                command.events(),
                command.state(),
                command.origin(),
                command.actor(),
                command.at(),
                command.attempts());
    }
}
