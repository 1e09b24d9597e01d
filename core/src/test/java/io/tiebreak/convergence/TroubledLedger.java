package io.tiebreak.convergence;

import io.tiebreak.ledger.ForwardingLedger;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.util.Optional;

/** The ledger as a redrive sees it: over a network, and some commands cannot be read. */
final class TroubledLedger extends ForwardingLedger {
    private final Trouble trouble;
    private final Network network;

    TroubledLedger(Ledger ledger, Trouble trouble, Network network) {
        super(ledger);
        this.trouble = trouble;
        this.network = network;
    }

    @Override
    public Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
        Optional<VersionedCommand> head = network.read(() -> super.head(stream, consistency, meter));
        network.pause();
        return head.map(trouble::read);
    }
}
