package io.tiebreak.convergence;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Advance;
import io.tiebreak.view.ForwardingViewStore;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Move;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Place;
import io.tiebreak.view.Standing;
import io.tiebreak.view.Step;
import io.tiebreak.view.Together;
import io.tiebreak.view.ViewStore;
import java.util.List;
import java.util.Optional;

/** Views as functions that write them see them: over a network. */
final class DistantViews extends ForwardingViewStore {
    private final Network network;

    DistantViews(ViewStore store, Network network) {
        super(store);
        this.network = network;
    }

    @Override
    public Advance advance(Generation generation, Move move, Meter meter) {
        return network.write(() -> super.advance(generation, move, meter));
    }

    @Override
    public Together together(Generation generation, List<Step> steps, Meter meter) {
        return network.transaction(() -> super.together(generation, steps, meter));
    }

    @Override
    public void raise(Generation generation, Place place, String figure, long to, Meter meter) {
        network.write(() -> {
            super.raise(generation, place, figure, to, meter);
            return true;
        });
    }

    @Override
    public boolean park(Generation generation, Parked parked, Meter meter) {
        return network.transaction(() -> super.park(generation, parked, meter));
    }

    @Override
    public Optional<Standing> find(Generation generation, StreamId stream, Meter meter) {
        return network.read(() -> super.find(generation, stream, meter));
    }

    @Override
    public Optional<String> purge(List<Generation> generations, Leg leg, Meter meter) {
        return network.write(() -> super.purge(generations, leg, meter));
    }
}
