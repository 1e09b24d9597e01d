package io.tiebreak.ledger.memory;

import io.tiebreak.ledger.Append;
import io.tiebreak.ledger.History;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A ledger in memory: every read is strong, requests are counted, units are not. */
public final class InMemoryLedger implements Ledger {
    private final Map<StreamId, NavigableMap<Long, VersionedCommand>> streams = new ConcurrentHashMap<>();

    @Override
    public Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
        return Optional.ofNullable(read(stream, meter).lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public List<VersionedCommand> versions(StreamId stream, long first, long last, Meter meter) {
        NavigableMap<Long, VersionedCommand> commands = read(stream, meter);
        return first > last
                ? List.of()
                : List.copyOf(commands.subMap(first, true, last, true).values());
    }

    @Override
    public History history(StreamId stream, long before, int limit, Meter meter) {
        List<VersionedCommand> older = read(stream, meter).headMap(before, false).descendingMap().values().stream()
                .limit(limit + 1L)
                .toList();
        return new History(older.subList(0, Math.min(limit, older.size())), older.size() > limit);
    }

    @Override
    public Append append(VersionedCommand command, Meter meter) {
        VersionedCommand holder = streams.computeIfAbsent(command.stream(), none -> new ConcurrentSkipListMap<>())
                .putIfAbsent(command.version(), command);
        meter.request(0, 0);
        return holder == null ? new Append.Appended() : new Append.Occupied(holder);
    }

    private NavigableMap<Long, VersionedCommand> read(StreamId stream, Meter meter) {
        meter.request(0, 0);
        return streams.getOrDefault(stream, new ConcurrentSkipListMap<>());
    }
}
