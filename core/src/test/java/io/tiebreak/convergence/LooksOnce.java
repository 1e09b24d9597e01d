package io.tiebreak.convergence;

import io.tiebreak.ledger.ForwardingLedger;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A ledger that tells one redrive the same head again, whatever was appended since. */
final class LooksOnce extends ForwardingLedger {
    private final Map<StreamId, Optional<VersionedCommand>> heads = new HashMap<>();

    LooksOnce(Ledger ledger) {
        super(ledger);
    }

    @Override
    public Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
        return heads.computeIfAbsent(stream, one -> super.head(one, consistency, meter));
    }
}
