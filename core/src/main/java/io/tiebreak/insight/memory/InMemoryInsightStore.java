package io.tiebreak.insight.memory;

import io.tiebreak.insight.Block;
import io.tiebreak.insight.Blocks;
import io.tiebreak.insight.Folded;
import io.tiebreak.insight.Hour;
import io.tiebreak.insight.Incident;
import io.tiebreak.insight.InsightStore;
import io.tiebreak.insight.Packed;
import io.tiebreak.insight.Refused;
import io.tiebreak.insight.Span;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What commands met, in memory; requests are counted, units are not. Nothing expires, and a page is one block. */
public final class InMemoryInsightStore implements InsightStore {
    private final Map<Hour, NavigableMap<String, Packed>> blocks = new HashMap<>();
    private final Map<Hour, Folded> folds = new HashMap<>();
    private final Map<Minute, Long> taken = new HashMap<>();
    private final Map<Place, NavigableMap<String, Incident>> records = new HashMap<>();

    private record Minute(Place place, Instant start) {}

    private record Place(String tenant, String target) {}

    @Override
    public synchronized void put(Block block, Meter meter) {
        meter.request(0, 0);
        blocks.computeIfAbsent(block.hour(), hour -> new TreeMap<>()).put(block.id(), block.tallies());
    }

    @Override
    public synchronized Blocks blocks(Hour hour, Optional<String> after, Meter meter) {
        meter.request(0, 0);
        NavigableMap<String, Packed> all = blocks.getOrDefault(hour, Collections.emptyNavigableMap());
        NavigableMap<String, Packed> left =
                after.map(id -> all.tailMap(id, false)).orElse(all);
        return new Blocks(
                left.values().stream().limit(1).toList(),
                left.size() > 1 ? Optional.of(left.firstKey()) : Optional.empty());
    }

    @Override
    public synchronized Map<Hour, Folded> folds(List<Hour> hours, Meter meter) {
        if (!hours.isEmpty()) {
            meter.request(0, 0);
        }
        Map<Hour, Folded> known = new HashMap<>();
        hours.forEach(hour -> known.put(hour, folded(hour)));
        return known;
    }

    @Override
    public synchronized boolean fold(Hour hour, Packed fold, long late, Meter meter) {
        meter.request(0, 0);
        if (folded(hour).late() != late) {
            return false;
        }
        folds.put(hour, new Folded(Optional.of(fold), late));
        return true;
    }

    @Override
    public synchronized void unfold(Hour hour, Meter meter) {
        meter.request(0, 0);
        folds.put(hour, new Folded(Optional.empty(), folded(hour).late() + 1));
    }

    @Override
    public synchronized long take(String tenant, String target, Instant minute, long records, Meter meter) {
        meter.request(0, 0);
        return taken.merge(new Minute(new Place(tenant, target), minute), records, Long::sum);
    }

    @Override
    public synchronized long taken(String tenant, String target, Instant minute, Meter meter) {
        meter.request(0, 0);
        return taken.getOrDefault(new Minute(new Place(tenant, target), minute), 0L);
    }

    @Override
    public synchronized void keep(Incident refused, Meter meter) {
        meter.request(0, 0);
        var id = refused.refused().map(Refused::id).orElseThrow();
        records.computeIfAbsent(new Place(refused.tenant(), id.target()), place -> new TreeMap<>())
                .put(id.ulid(), refused);
    }

    @Override
    public synchronized Optional<Incident> newest(Span span, Meter meter) {
        meter.request(0, 0);
        return Optional.ofNullable(in(span).lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public synchronized Optional<Incident> oldest(Span span, Meter meter) {
        meter.request(0, 0);
        return Optional.ofNullable(in(span).firstEntry()).map(Map.Entry::getValue);
    }

    private NavigableMap<String, Incident> in(Span span) {
        return records.getOrDefault(new Place(span.tenant(), span.target()), Collections.emptyNavigableMap())
                .subMap(span.first(), true, span.last(), true);
    }

    private Folded folded(Hour hour) {
        return folds.getOrDefault(hour, Folded.NOT_YET);
    }
}
