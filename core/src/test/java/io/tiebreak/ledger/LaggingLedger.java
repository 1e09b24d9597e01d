package io.tiebreak.ledger;

import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.util.Optional;

/** A ledger whose eventually consistent reads miss the newest versions, which is what they may do. */
public final class LaggingLedger extends ForwardingLedger {
    private long behind;

    public LaggingLedger(Ledger ledger) {
        super(ledger);
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
}
