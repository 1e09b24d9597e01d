package io.tiebreak.insight;

import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A store at which somebody else does something just before the next request of a sort. */
final class Meanwhile implements InsightStore {
    /** The requests of interest. */
    enum Before {
        PUT,
        READING_BLOCKS,
        FOLDING,
        UNFOLDING,
        TAKING,
        KEEPING
    }

    private final InsightStore store;
    private final Map<Before, Runnable> planned = new ConcurrentHashMap<>();
    private final Map<ConflictId, Incident> kept = new ConcurrentHashMap<>();

    Meanwhile(InsightStore store) {
        this.store = store;
    }

    /** Happens once. */
    void plan(Before before, Runnable rival) {
        planned.put(before, rival);
    }

    /** All records that were ever kept. */
    Map<ConflictId, Incident> kept() {
        return kept;
    }

    private void happen(Before before) {
        Runnable rival = planned.remove(before);
        if (rival != null) {
            rival.run();
        }
    }

    @Override
    public void put(Block block, Meter meter) {
        happen(Before.PUT);
        store.put(block, meter);
    }

    @Override
    public Blocks blocks(Hour hour, Optional<String> after, Meter meter) {
        happen(Before.READING_BLOCKS);
        return store.blocks(hour, after, meter);
    }

    @Override
    public Map<Hour, Folded> folds(List<Hour> hours, Meter meter) {
        return store.folds(hours, meter);
    }

    @Override
    public boolean fold(Hour hour, Packed fold, long late, Meter meter) {
        happen(Before.FOLDING);
        return store.fold(hour, fold, late, meter);
    }

    @Override
    public void unfold(Hour hour, Meter meter) {
        happen(Before.UNFOLDING);
        store.unfold(hour, meter);
    }

    @Override
    public long take(String tenant, String target, Instant minute, long records, Meter meter) {
        happen(Before.TAKING);
        return store.take(tenant, target, minute, records, meter);
    }

    @Override
    public long taken(String tenant, String target, Instant minute, Meter meter) {
        return store.taken(tenant, target, minute, meter);
    }

    @Override
    public void keep(Incident refused, Meter meter) {
        happen(Before.KEEPING);
        store.keep(refused, meter);
        kept.put(refused.refused().orElseThrow().id(), refused);
    }

    @Override
    public Optional<Incident> newest(Span span, Meter meter) {
        return store.newest(span, meter);
    }

    @Override
    public Optional<Incident> oldest(Span span, Meter meter) {
        return store.oldest(span, meter);
    }
}
