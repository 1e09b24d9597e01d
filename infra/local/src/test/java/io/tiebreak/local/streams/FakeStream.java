package io.tiebreak.local.streams;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stream whose shards, iterators and mishaps a test decides about. */
final class FakeStream implements RecordStream {

    private final Map<String, List<StreamRecord>> records = new LinkedHashMap<>();
    private final Map<String, Optional<String>> parents = new LinkedHashMap<>();
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private volatile boolean iteratorsExpire;
    private volatile boolean placesAreGone;

    synchronized void open(String shard, Optional<String> parent) {
        records.put(shard, new ArrayList<>());
        parents.put(shard, parent);
    }

    synchronized void add(String shard, int sequenceNumber) {
        add(shard, Records.number(sequenceNumber));
    }

    synchronized void add(String shard, StreamRecord record) {
        shard(shard).add(record);
    }

    synchronized void forget(String shard, int count) {
        shard(shard).subList(0, count).clear();
    }

    void close(String shard) {
        closed.add(shard);
    }

    /** The next read fails. */
    void expireIterators() {
        iteratorsExpire = true;
    }

    /** The place of the next read is gone. */
    void trimPlaces() {
        placesAreGone = true;
    }

    @Override
    public String arn() {
        return "arn:stream";
    }

    @Override
    public synchronized List<Shard> shards() {
        List<Shard> shards = new ArrayList<>();
        parents.forEach((id, parent) -> shards.add(0, new Shard(id, parent)));
        return shards;
    }

    @Override
    public synchronized String iterator(String shardId, Position from) {
        return switch (from) {
            case Position.Oldest() -> shardId + "|0";
            case Position.After(String sequenceNumber) -> {
                int after = Integer.parseInt(sequenceNumber);
                if (!shard(shardId).isEmpty()
                        && after < Integer.parseInt(shard(shardId).getFirst().sequenceNumber())) {
                    throw new IllegalStateException("TrimmedDataAccess");
                }
                yield shardId + "|" + (after + 1);
            }
        };
    }

    @Override
    public synchronized Page read(String iterator, int limit) {
        if (placesAreGone) {
            placesAreGone = false;
            throw new TrimmedException(new IllegalStateException("TrimmedDataAccess"));
        }
        if (iteratorsExpire) {
            iteratorsExpire = false;
            throw new IllegalStateException("ExpiredIterator");
        }
        String shardId = iterator.substring(0, iterator.indexOf('|'));
        int from = Integer.parseInt(iterator.substring(iterator.indexOf('|') + 1));
        List<StreamRecord> page = shard(shardId).stream()
                .filter(record -> Integer.parseInt(record.sequenceNumber()) >= from)
                .limit(limit)
                .toList();
        int next = page.isEmpty() ? from : Integer.parseInt(page.getLast().sequenceNumber()) + 1;
        boolean atEnd = next > lastOf(shardId) && closed.contains(shardId);
        return new Page(page, atEnd ? Optional.empty() : Optional.of(shardId + "|" + next));
    }

    private int lastOf(String shardId) {
        return shard(shardId).isEmpty()
                ? 0
                : Integer.parseInt(shard(shardId).getLast().sequenceNumber());
    }

    private List<StreamRecord> shard(String shard) {
        return records.getOrDefault(shard, List.of());
    }
}
