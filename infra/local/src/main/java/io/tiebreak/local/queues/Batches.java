package io.tiebreak.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.sqs.LocalQueue;
import io.tiebreak.local.template.StreamMapping.Batching;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Gathers batches from a queue. What the filter keeps out is deleted, as Lambda does. */
final class Batches {

    private static final int RECEIVED_AT_ONCE = 10;

    /** How long one look for messages lasts. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Lambda carries 6 MB; the rest is for the event around the messages. */
    private static final int BATCH_BYTES = 5_900_000;

    private final LocalQueue queue;
    private final Batching batching;
    private final Predicate<JsonNode> filter;

    Batches(LocalQueue queue, Batching batching, Predicate<JsonNode> filter) {
        this.queue = queue;
        this.batching = batching;
        this.filter = filter;
    }

    /** Waits for a moment for a batch; empty if nothing came. */
    List<QueueRecord> next() throws InterruptedException {
        List<QueueRecord> batch = new ArrayList<>(look(batching.size(), LOOK));
        long end = System.nanoTime() + batching.window().toNanos();
        while (!batch.isEmpty() && batch.size() < batching.size() && hasRoom(batch)) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!left.isPositive()) {
                break;
            }
            batch.addAll(look(batching.size() - batch.size(), left.compareTo(LOOK) < 0 ? left : LOOK));
        }
        return batch;
    }

    private List<QueueRecord> look(int most, Duration wait) throws InterruptedException {
        List<QueueRecord> passed = new ArrayList<>();
        for (JsonNode message : queue.receive(Math.min(most, RECEIVED_AT_ONCE), wait)) {
            QueueRecord record = QueueRecord.of(message, queue.definition().arn());
            if (filter.test(record.filtered())) {
                passed.add(record);
            } else {
                queue.delete(record.receiptHandle());
            }
        }
        return passed;
    }

    /** Whether ten more messages of the largest size would fit. */
    private static boolean hasRoom(List<QueueRecord> batch) {
        int bytes = batch.stream()
                .mapToInt(record -> record.json().toString().length())
                .sum();
        return bytes + RECEIVED_AT_ONCE * 262_144 < BATCH_BYTES;
    }
}
