package io.tiebreak.local.streams;

import io.tiebreak.local.functions.Poll;
import io.tiebreak.local.streams.RecordStream.Page;
import io.tiebreak.local.streams.RecordStream.Position;
import io.tiebreak.local.streams.RecordStream.Shard;
import io.tiebreak.local.template.StreamMapping;
import io.tiebreak.local.template.StreamMapping.StartingPosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Polls a stream for one mapping, on one thread: a parent shard before its children. DynamoDB Local has one open shard at
 * a time, so nothing waits for a sibling.
 */
final class StreamSource implements Poll {

    private final StreamMapping mapping;
    private final RecordStream stream;
    private final Delivery delivery;
    private final Checkpoints checkpoints;
    private final Supplier<Intake> intakes;
    private final Map<String, ShardReader> readers = new HashMap<>();

    /**
     * Reads what is left behind the checkpoints.
     *
     * @param intakes makes one per shard
     */
    StreamSource(
            StreamMapping mapping,
            RecordStream stream,
            Delivery delivery,
            Checkpoints checkpoints,
            Supplier<Intake> intakes) {
        this.mapping = mapping;
        this.stream = stream;
        this.delivery = delivery;
        this.checkpoints = checkpoints;
        this.intakes = intakes;
    }

    @Override
    public void forget() {
        readers.clear();
    }

    @Override
    public boolean once() throws InterruptedException {
        boolean busy = readers.isEmpty() && openShards();
        for (String shard : List.copyOf(readers.keySet())) {
            busy |= step(shard);
            if (checkpoints.isFinished(shard)) {
                readers.remove(shard);
                busy |= openShards();
            }
        }
        return busy;
    }

    /** Where the place of a reader is gone, the shard is opened anew with the next look: behind its checkpoint, or at its oldest. */
    private boolean step(String shard) throws InterruptedException {
        try {
            return Objects.requireNonNull(readers.get(shard)).step();
        } catch (RecordStream.TrimmedException gone) {
            readers.put(shard, reader(shard));
            return false;
        }
    }

    /** Opens every shard that is not finished and whose parent is, or is forgotten. */
    private boolean openShards() {
        List<Shard> shards = stream.shards();
        if (checkpoints.isEmpty() && mapping.startingPosition() == StartingPosition.LATEST) {
            shards.forEach(shard -> skip(shard.id()));
        }
        Set<String> known = shards.stream().map(Shard::id).collect(Collectors.toSet());
        checkpoints.retain(known);
        List<Shard> ready = shards.stream()
                .filter(shard -> !readers.containsKey(shard.id()) && !checkpoints.isFinished(shard.id()))
                .filter(shard -> shard.parent()
                        .filter(parent -> known.contains(parent) && !checkpoints.isFinished(parent))
                        .isEmpty())
                .toList();
        ready.forEach(shard -> readers.put(shard.id(), reader(shard.id())));
        return !ready.isEmpty();
    }

    /** Moves the checkpoint behind what is there already: from then on the mapping knows where it began. */
    private void skip(String shardId) {
        checkpoints.begin(shardId);
        Optional<String> iterator = Optional.of(stream.iterator(shardId, new Position.Oldest()));
        while (iterator.isPresent()) {
            Page page = stream.read(iterator.get(), ShardReader.PAGE);
            if (page.records().isEmpty()) {
                return;
            }
            checkpoints.move(shardId, page.records().getLast().sequenceNumber());
            iterator = page.next();
        }
    }

    private ShardReader reader(String shardId) {
        String iterator = checkpoints
                .after(shardId)
                .map(sequenceNumber -> iteratorAfter(shardId, sequenceNumber))
                .orElseGet(() -> stream.iterator(shardId, new Position.Oldest()));
        return new ShardReader(shardId, iterator, stream, intakes.get(), delivery, checkpoints);
    }

    private String iteratorAfter(String shardId, String sequenceNumber) {
        try {
            return stream.iterator(shardId, new Position.After(sequenceNumber));
        } catch (RuntimeException forgotten) {
            return stream.iterator(shardId, new Position.Oldest());
        }
    }
}
