package io.tiebreak.items.memory;

import io.tiebreak.items.Item;
import io.tiebreak.items.ItemsView;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Advance;
import io.tiebreak.store.Meter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A view of items in memory; requests are counted, units are not. */
public final class InMemoryItemsView implements ItemsView {
    private final SortedMap<StreamId, Entry> entries = new TreeMap<>(
            Comparator.comparing(stream -> stream.key().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));

    @Override
    public synchronized Advance apply(VersionedCommand command, Meter meter) {
        meter.request(0, 0);
        long applied = Optional.ofNullable(entries.get(command.stream()))
                .map(Entry::applied)
                .orElse(0L);
        if (applied != command.version() - 1) {
            return new Advance.NotNext(applied);
        }
        entries.put(command.stream(), new Entry(command.version(), Item.after(command)));
        return new Advance.Applied();
    }

    @Override
    public synchronized Optional<Entry> find(StreamId stream, Meter meter) {
        meter.request(0, 0);
        return Optional.ofNullable(entries.get(stream));
    }

    @Override
    public synchronized Page list(Query query, Meter meter) {
        meter.request(0, 0);
        List<Item> found = entries.values().stream()
                .flatMap(entry -> entry.item().stream())
                .filter(item -> isOf(query, item.stream()))
                .limit(query.limit() + 1L)
                .toList();
        List<Item> items = found.subList(0, Math.min(query.limit(), found.size()));
        return new Page(
                items,
                found.size() > items.size()
                        ? Optional.of(items.getLast().stream().id())
                        : Optional.empty());
    }

    private static boolean isOf(Query query, StreamId stream) {
        return stream.tenant().equals(query.tenant())
                && stream.type().equals(query.type())
                && stream.id().startsWith(query.prefix())
                && query.after().map(after -> compare(stream.id(), after) > 0).orElse(true);
    }

    private static int compare(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
