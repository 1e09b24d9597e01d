package io.tiebreak.projection;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import io.tiebreak.view.Advance;
import io.tiebreak.view.ForwardingViewStore;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Move;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Place;
import io.tiebreak.view.Step;
import io.tiebreak.view.Together;
import io.tiebreak.view.ViewStore;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Views in which some streams cannot be written, and in which somebody else may be faster. */
final class TroubledViews extends ForwardingViewStore {
    private final Set<StreamId> throttled = ConcurrentHashMap.newKeySet();
    private final Set<StreamId> unstorable = ConcurrentHashMap.newKeySet();
    private final Queue<Runnable> beforeTogether = new ArrayDeque<>();
    private Runnable beforePurge = () -> {};
    private Optional<String> only = Optional.empty();

    TroubledViews(ViewStore store) {
        super(store);
    }

    /** From now on the store is too busy to write what belongs to these streams. */
    void throttle(StreamId... streams) {
        throttled.addAll(List.of(streams));
    }

    /** From now on the store cannot hold what belongs to these streams; marks it can. */
    void cannotHold(StreamId... streams) {
        unstorable.addAll(List.of(streams));
    }

    /** Trouble is in this view only. */
    void only(String view) {
        only = Optional.of(view);
    }

    /** The trouble is over. */
    void recovered() {
        throttled.clear();
        unstorable.clear();
    }

    /** This happens before rows are removed. */
    void beforePurge(Runnable check) {
        beforePurge = check;
    }

    /** Somebody else does this, once, before the next steps are taken. */
    void beforeTogether(Runnable rival) {
        beforeTogether.add(rival);
    }

    @Override
    public Advance advance(Generation generation, Move move, Meter meter) {
        check(generation, Set.of(move.stream()));
        return store.advance(generation, move, meter);
    }

    @Override
    public Together together(Generation generation, List<Step> steps, Meter meter) {
        Optional.ofNullable(beforeTogether.poll()).ifPresent(Runnable::run);
        Set<StreamId> streams = new HashSet<>();
        steps.forEach(step -> streams.add(step.move().stream()));
        check(generation, streams);
        return store.together(generation, steps, meter);
    }

    @Override
    public void raise(Generation generation, Place place, String figure, long to, Meter meter) {
        // DynamoDB does not take an empty key; memory would.
        if (place.id().isEmpty()) {
            throw new StoreException.Unstorable(new IOException("an empty key"));
        }
        store.raise(generation, place, figure, to, meter);
    }

    @Override
    public boolean park(Generation generation, Parked parked, Meter meter) {
        if (throttled.contains(parked.stream()) && isHit(generation)) {
            throw new StoreException.Throttled(new IOException("too busy"));
        }
        return store.park(generation, parked, meter);
    }

    @Override
    public Optional<String> purge(List<Generation> generations, Leg leg, Meter meter) {
        beforePurge.run();
        return store.purge(generations, leg, meter);
    }

    private void check(Generation generation, Set<StreamId> streams) {
        if (isHit(generation) && streams.stream().anyMatch(throttled::contains)) {
            throw new StoreException.Throttled(new IOException("too busy"));
        }
        if (isHit(generation) && streams.stream().anyMatch(unstorable::contains)) {
            throw new StoreException.Unstorable(new IOException("too large"));
        }
    }

    private boolean isHit(Generation generation) {
        return only.isEmpty() || only.get().equals(generation.view());
    }
}
