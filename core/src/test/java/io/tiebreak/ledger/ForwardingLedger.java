package io.tiebreak.ledger;

import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.util.List;
import java.util.Optional;

/** A ledger that leaves all to another one, for subclasses to get one thing wrong. */
public abstract class ForwardingLedger implements Ledger {
    protected final Ledger ledger;

    protected ForwardingLedger(Ledger ledger) {
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
}
