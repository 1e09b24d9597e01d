package io.tiebreak.functions.fakes;

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
import io.tiebreak.view.memory.InMemoryViewStore;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** Views in memory that fail to take some streams for as long as they are told to. */
public final class ScriptedViews implements ViewStore {
    private final InMemoryViewStore views = new InMemoryViewStore();
    private BiPredicate<String, StreamId> failing = (view, stream) -> false;
    private Supplier<RuntimeException> failure = IllegalStateException::new;

    /** Fails moves of streams with this id in that view. */
    public void fail(String in, String id, Supplier<RuntimeException> with) {
        failing = (view, stream) -> view.equals(in) && stream.id().equals(id);
        failure = with;
    }

    public void failNothing() {
        failing = (view, stream) -> false;
    }

    private void check(Generation generation, StreamId stream) {
        if (failing.test(generation.view(), stream)) {
            throw failure.get();
        }
    }

    @Override
    public Advance advance(Generation generation, Move move, Meter meter) {
        check(generation, move.stream());
        return views.advance(generation, move, meter);
    }

    @Override
    public Together together(Generation generation, List<Step> steps, Meter meter) {
        steps.forEach(step -> check(generation, step.move().stream()));
        return views.together(generation, steps, meter);
    }

    @Override
    public void raise(Generation generation, Place place, String figure, long to, Meter meter) {
        views.raise(generation, place, figure, to, meter);
    }

    @Override
    public boolean park(Generation generation, Parked parked, Meter meter) {
        return views.park(generation, parked, meter);
    }

    @Override
    public Optional<Standing> find(Generation generation, StreamId stream, Meter meter) {
        return views.find(generation, stream, meter);
    }

    @Override
    public Rows rows(Generation generation, Shelf shelf, Rows.Range range, Meter meter) {
        return views.rows(generation, shelf, range, meter);
    }

    @Override
    public List<Tally> tallies(Generation generation, Shelf shelf, Meter meter) {
        return views.tallies(generation, shelf, meter);
    }

    @Override
    public Optional<String> purge(List<Generation> generations, Leg leg, Meter meter) {
        return views.purge(generations, leg, meter);
    }
}
