package io.tiebreak.local.streams;

import io.tiebreak.local.functions.EventSource;
import io.tiebreak.local.streams.RecordStream.Position;
import io.tiebreak.local.streams.RecordStream.Shard;
import io.tiebreak.local.template.StreamMapping;
import io.tiebreak.local.template.StreamMapping.StartingPosition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Polls a stream for one mapping, on one thread: a parent shard before its children. DynamoDB Local has one open shard at
 * a time, so nothing waits for a sibling.
 */
public final class StreamSource implements EventSource {

    private static final Duration IDLE = Duration.ofMillis(50);
    private static final Duration AFTER_A_PROBLEM = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final StreamMapping mapping;
    private final RecordStream stream;
    private final Delivery delivery;
    private final Checkpoints checkpoints;
    private final Supplier<Intake> intakes;
    private final Consumer<String> log;
    private final Map<String, ShardReader> readers = new HashMap<>();

    private volatile boolean stopping;
    private @Nullable Thread thread;

    /**
     * A source that is not started.
     *
     * @param intakes makes one per shard
     */
    StreamSource(
            StreamMapping mapping,
            RecordStream stream,
            Delivery delivery,
            Checkpoints checkpoints,
            Supplier<Intake> intakes,
            Consumer<String> log) {
        this.mapping = mapping;
        this.stream = stream;
        this.delivery = delivery;
        this.checkpoints = checkpoints;
        this.intakes = intakes;
        this.log = log;
    }

    @Override
    public String name() {
        return mapping.event();
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            stopping = false;
            thread = new Thread(this::run, mapping.event());
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Lets the invocation at work end, within reason; what an interrupted one had to do is delivered again. */
    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        stopping = true;
        try {
            if (!thread.join(GRACE)) {
                thread.interrupt();
                thread.join(GRACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    private void run() {
        try {
            while (!stopping) {
                if (!stepOrRecover()) {
                    Thread.sleep(IDLE);
                }
            }
        } catch (InterruptedException e) {
            // Stopped in the middle of something: the checkpoints know how far it came.
        } finally {
            readers.clear();
        }
    }

    private boolean stepOrRecover() throws InterruptedException {
        try {
            return step();
        } catch (RuntimeException e) {
            if (!stopping) {
                log.accept(mapping.event() + " reads its stream again from its checkpoint: " + e);
                Thread.sleep(AFTER_A_PROBLEM);
            }
            readers.clear();
            return true;
        }
    }

    private boolean step() throws InterruptedException {
        boolean busy = readers.isEmpty() && openShards();
        for (String shard : List.copyOf(readers.keySet())) {
            busy |= Objects.requireNonNull(readers.get(shard)).step();
            if (checkpoints.isFinished(shard)) {
                readers.remove(shard);
                busy |= openShards();
            }
        }
        return busy;
    }

    /** Opens every shard that is not finished and whose parent is, or is forgotten. */
    private boolean openShards() {
        boolean firstTime = checkpoints.isEmpty();
        List<Shard> shards = stream.shards();
        Set<String> known = shards.stream().map(Shard::id).collect(Collectors.toSet());
        checkpoints.retain(known);
        List<Shard> ready = shards.stream()
                .filter(shard -> !readers.containsKey(shard.id()) && !checkpoints.isFinished(shard.id()))
                .filter(shard -> shard.parent()
                        .filter(parent -> known.contains(parent) && !checkpoints.isFinished(parent))
                        .isEmpty())
                .toList();
        Position start = firstTime && mapping.startingPosition() == StartingPosition.LATEST
                ? new Position.Newest()
                : new Position.Oldest();
        ready.forEach(shard -> readers.put(shard.id(), reader(shard.id(), start)));
        return !ready.isEmpty();
    }

    private ShardReader reader(String shardId, Position start) {
        String iterator = checkpoints
                .after(shardId)
                .map(sequenceNumber -> iteratorAfter(shardId, sequenceNumber))
                .orElseGet(() -> stream.iterator(shardId, start));
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
