package io.tiebreak.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.streams.RecordStream.Page;
import io.tiebreak.local.template.StreamMapping.Batching;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads one shard to its end, a page at a time, and delivers what passes the filter. */
final class ShardReader {

    /** Lambda carries 6 MB; the rest is for the event around the records. */
    private static final int BATCH_BYTES = 6_000_000;

    private static final int PAGE = 1000;

    private final String shardId;
    private final RecordStream stream;
    private final Batching batching;
    private final Predicate<JsonNode> filter;
    private final Delivery delivery;
    private final Checkpoints checkpoints;
    private final InstantSource clock;

    private final List<StreamRecord> pending = new ArrayList<>();
    private Instant pendingSince = Instant.EPOCH;
    private Optional<StreamRecord> lastRead = Optional.empty();
    private Optional<String> iterator;

    ShardReader(
            String shardId,
            String iterator,
            RecordStream stream,
            Batching batching,
            Predicate<JsonNode> filter,
            Delivery delivery,
            Checkpoints checkpoints,
            InstantSource clock) {
        this.shardId = shardId;
        this.iterator = Optional.of(iterator);
        this.stream = stream;
        this.batching = batching;
        this.filter = filter;
        this.delivery = delivery;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /** Reads a page and delivers what is due; returns whether there was anything to do. */
    boolean step() throws InterruptedException {
        boolean read = iterator.isPresent() && read(iterator.get());
        boolean delivered = false;
        while (isDue()) {
            List<StreamRecord> batch = takeBatch();
            delivery.deliver(shardId, batch, sequenceNumber -> checkpoints.move(shardId, sequenceNumber));
            delivered = true;
        }
        if (pending.isEmpty()) {
            // Records that were filtered out count as dealt with, too.
            lastRead.ifPresent(record -> checkpoints.move(shardId, record.sequenceNumber()));
            if (iterator.isEmpty()) {
                checkpoints.finish(shardId);
            }
        }
        return read || delivered;
    }

    private boolean read(String from) {
        Page page = stream.read(from, PAGE);
        for (StreamRecord record : page.records()) {
            if (filter.test(record.json())) {
                pendingSince = pending.isEmpty() ? clock.instant() : pendingSince;
                pending.add(record);
            }
            lastRead = Optional.of(record);
        }
        iterator = page.next();
        return !page.records().isEmpty();
    }

    private boolean isDue() {
        return !pending.isEmpty()
                && (pending.size() >= batching.size()
                        || iterator.isEmpty()
                        || !clock.instant().isBefore(pendingSince.plus(batching.window())));
    }

    private List<StreamRecord> takeBatch() {
        int size = 0;
        int bytes = 0;
        while (size < Math.min(pending.size(), batching.size())) {
            bytes += pending.get(size).json().toString().length();
            if (size > 0 && bytes > BATCH_BYTES) {
                break;
            }
            size++;
        }
        List<StreamRecord> batch = List.copyOf(pending.subList(0, size));
        pending.subList(0, size).clear();
        return batch;
    }
}
