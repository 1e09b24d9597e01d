package io.tiebreak.ledger;

import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.util.List;
import java.util.Optional;

/** A ledger whose eventually consistent reads miss the newest versions, which is what they may do. */
public final class LaggingLedger implements Ledger {
    private final Ledger ledger;
    private long behind;

    public LaggingLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /** From now on eventually consistent reads miss so many versions. */
    public void lagBy(long versions) {
        behind = versions;
    }

    @Override
    public Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
        Optional<VersionedCommand> head = ledger.head(stream, consistency, meter);
        if (consistency == Consistency.STRONG || behind == 0 || head.isEmpty()) {
            return head;
        }
        long seen = head.get().version() - behind;
        return seen < 1
                ? Optional.empty()
                : ledger.versions(stream, seen, seen, new Meter()).stream().findFirst();
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
