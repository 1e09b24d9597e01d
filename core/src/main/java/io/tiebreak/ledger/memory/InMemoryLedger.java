package io.tiebreak.ledger.memory;

import io.tiebreak.ledger.Append;
import io.tiebreak.ledger.History;
import io.tiebreak.ledger.KeyRecord;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.Transacted;
import io.tiebreak.ledger.Transaction;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A ledger in memory: every read is strong, requests are counted, units are not. */
public final class InMemoryLedger implements Ledger, LedgerScan {
    private final Map<StreamId, NavigableMap<Long, VersionedCommand>> streams = new HashMap<>();
    private final Map<String, KeyRecord> keys = new HashMap<>();

    @Override
    public synchronized Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
        return Optional.ofNullable(stream(stream, meter).lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public synchronized List<VersionedCommand> versions(StreamId stream, long first, long last, Meter meter) {
        return List.copyOf(stream(stream, meter).subMap(first, true, last, true).values());
    }

    @Override
    public synchronized History history(StreamId stream, long before, int limit, Meter meter) {
        List<VersionedCommand> older = stream(stream, meter).headMap(before, false).descendingMap().values().stream()
                .limit(limit + 1L)
                .toList();
        return new History(older.subList(0, Math.min(limit, older.size())), older.size() > limit);
    }

    @Override
    public synchronized Append append(VersionedCommand command, Meter meter) {
        VersionedCommand holder = stream(command.stream(), meter).putIfAbsent(command.version(), command);
        return holder == null ? new Append.Appended() : new Append.Occupied(holder);
    }

    @Override
    public synchronized Transacted transact(Transaction transaction, Meter meter) {
        meter.request(0, 0);
        Optional<KeyRecord> taken = transaction
                .key()
                .map(key -> keys.get(key.commandId()))
                .filter(found -> found.expiresAt().isAfter(transaction.now()));
        if (taken.isPresent()) {
            return new Transacted.KeyTaken(taken.get());
        }
        Map<StreamId, VersionedCommand> occupied = new HashMap<>();
        transaction.appends().forEach(append -> find(append.stream(), append.version(), occupied));
        transaction.unmoved().forEach(place -> find(place.stream(), place.version() + 1, occupied));
        if (!occupied.isEmpty()) {
            return new Transacted.Occupied(occupied);
        }
        transaction.appends().forEach(append -> commands(append.stream()).put(append.version(), append));
        transaction.key().ifPresent(key -> keys.put(key.commandId(), key));
        return new Transacted.Done();
    }

    @Override
    public synchronized Optional<KeyRecord> keyRecord(String commandId, Meter meter) {
        meter.request(0, 0);
        return Optional.ofNullable(keys.get(commandId));
    }

    /** All of it at once, in the first segment. */
    @Override
    public synchronized Page page(String kind, Leg leg, Meter meter) {
        meter.request(0, 0);
        List<Stored> all = leg.segment() > 0
                ? List.of()
                : streams.entrySet().stream()
                        .filter(stream -> stream.getKey().kind().equals(kind))
                        .flatMap(stream -> stream.getValue().values().stream())
                        .<Stored>map(Stored.Legible::new)
                        .toList();
        return new Page(all, Optional.empty());
    }

    @Override
    public synchronized long roughly(String kind, Meter meter) {
        meter.request(0, 0);
        return streams.values().stream().mapToLong(Map::size).sum();
    }

    private void find(StreamId stream, long version, Map<StreamId, VersionedCommand> found) {
        Optional.ofNullable(commands(stream).get(version)).ifPresent(command -> found.put(stream, command));
    }

    private NavigableMap<Long, VersionedCommand> stream(StreamId stream, Meter meter) {
        meter.request(0, 0);
        return commands(stream);
    }

    private NavigableMap<Long, VersionedCommand> commands(StreamId stream) {
        return streams.computeIfAbsent(stream, none -> new TreeMap<>());
    }
}
