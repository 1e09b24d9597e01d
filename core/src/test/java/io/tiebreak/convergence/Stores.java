package io.tiebreak.convergence;

import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.ledger.memory.InMemoryLedger;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.ViewStore;
import io.tiebreak.view.memory.InMemoryGenerationStore;
import io.tiebreak.view.memory.InMemoryViewStore;
import java.util.List;
import java.util.stream.Stream;

/** All that is kept, on which nothing goes wrong. */
record Stores(Ledger ledger, LedgerScan scan, ViewStore views, GenerationStore generations) {

    static Stores inMemory() {
        var ledger = new InMemoryLedger();
        return new Stores(ledger, ledger, new InMemoryViewStore(), new InMemoryGenerationStore());
    }

    Stores with(Variant variant) {
        return new Stores(ledger, scan, variant.atStore(views), generations);
    }

    /** The same over a network; the ledger, whose own network is another story, as it is. */
    Stores over(Network network) {
        return new Stores(ledger, scan, new DistantViews(views, network), new DistantGenerations(generations, network));
    }

    /** What every stream amounts to that has anything. */
    List<Fold> folds() {
        return Streams.ALL.stream().flatMap(this::commands).map(Fold::of).toList();
    }

    private Stream<List<VersionedCommand>> commands(StreamId stream) {
        return ledger.head(stream, Consistency.STRONG, new Meter()).stream()
                .map(head -> ledger.versions(stream, 1, head.version(), new Meter()));
    }
}
