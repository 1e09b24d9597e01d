package io.tiebreak.convergence;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Advance;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Move;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Place;
import io.tiebreak.view.Rows;
import io.tiebreak.view.Shelf;
import io.tiebreak.view.Standing;
import io.tiebreak.view.Step;
import io.tiebreak.view.Tally;
import io.tiebreak.view.Together;
import io.tiebreak.view.ViewStore;
import java.util.List;
import java.util.Optional;

/** A store of views that leaves all to another one, for subclasses to get one thing wrong. */
abstract class ForwardingViewStore implements ViewStore {
    protected final ViewStore store;

    protected ForwardingViewStore(ViewStore store) {
        this.store = store;
    }

    @Override
    public Advance advance(Generation generation, Move move, Meter meter) {
        return store.advance(generation, move, meter);
    }

    @Override
    public Together together(Generation generation, List<Step> steps, Meter meter) {
        return store.together(generation, steps, meter);
    }

    @Override
    public void raise(Generation generation, Place place, String figure, long to, Meter meter) {
        store.raise(generation, place, figure, to, meter);
    }

    @Override
    public void park(Generation generation, Parked parked, Meter meter) {
        store.park(generation, parked, meter);
    }

    @Override
    public Optional<Standing> find(Generation generation, StreamId stream, Meter meter) {
        return store.find(generation, stream, meter);
    }

    @Override
    public Rows rows(Generation generation, Shelf shelf, Rows.Range range, Meter meter) {
        return store.rows(generation, shelf, range, meter);
    }

    @Override
    public List<Tally> tallies(Generation generation, Shelf shelf, Meter meter) {
        return store.tallies(generation, shelf, meter);
    }

    @Override
    public Optional<String> purge(List<Generation> generations, Leg leg, Meter meter) {
        return store.purge(generations, leg, meter);
    }
}
