package io.tiebreak.bench;

import io.tiebreak.insight.Block;
import io.tiebreak.insight.Blocks;
import io.tiebreak.insight.Folded;
import io.tiebreak.insight.Hour;
import io.tiebreak.insight.Incident;
import io.tiebreak.insight.InsightStore;
import io.tiebreak.insight.Packed;
import io.tiebreak.insight.Span;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that has always kept as many records as may be: reports do not read them, and to write them takes long. */
record CountedOnly(InsightStore store) implements InsightStore {
    @Override
    public void put(Block block, Meter meter) {
        store.put(block, meter);
    }

    @Override
    public Blocks blocks(Hour hour, Optional<String> after, Meter meter) {
        return store.blocks(hour, after, meter);
    }

    @Override
    public Map<Hour, Folded> folds(List<Hour> hours, Meter meter) {
        return store.folds(hours, meter);
    }

    @Override
    public boolean fold(Hour hour, Packed fold, long late, Meter meter) {
        return store.fold(hour, fold, late, meter);
    }

    @Override
    public void unfold(Hour hour, Meter meter) {
        store.unfold(hour, meter);
    }

    @Override
    public long take(String tenant, String target, Instant minute, long records, Meter meter) {
        return Integer.MAX_VALUE;
    }

    @Override
    public long taken(String tenant, String target, Instant minute, Meter meter) {
        return store.taken(tenant, target, minute, meter);
    }

    @Override
    public void keep(Incident refused, Meter meter) {
        throw new IllegalStateException("none is left");
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
