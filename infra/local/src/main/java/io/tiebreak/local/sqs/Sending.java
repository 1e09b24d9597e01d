package io.tiebreak.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.template.Queue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The way into one queue: for new messages, for those of an earlier run, and for those another queue gives up on. */
final class Sending {

    private static final Set<String> CONTENT = Set.of(
            "MessageBody", "MessageAttributes", "MessageSystemAttributes", "MessageGroupId", "MessageDeduplicationId");

    /** As long as SQS knows a deduplication id. */
    private static final Duration DEDUPLICATION = Duration.ofMinutes(5);

    private final Queue queue;
    private final ElasticMq engine;
    private final Backlog backlog;
    private final Order order;
    private final InstantSource clock;

    /** What a FIFO queue took lately, by the engine's ids: an id that comes twice says that nothing was sent. */
    private final Map<String, StoredMessage> recent = new LinkedHashMap<>();

    Sending(Queue queue, ElasticMq engine, Backlog backlog, Order order, InstantSource clock) {
        this.queue = queue;
        this.engine = engine;
        this.backlog = backlog;
        this.order = order;
        this.clock = clock;
    }

    /** {@code SendMessage}. */
    ObjectNode send(ObjectNode request, String sender) {
        return backlog.locked(() -> accepted(engine.call("SendMessage", request.deepCopy()), request, sender));
    }

    /** {@code SendMessageBatch}: each entry is accepted or refused by itself. */
    ObjectNode sendBatch(ObjectNode request, String sender) {
        return backlog.locked(() -> {
            ObjectNode answer = engine.call("SendMessageBatch", request.deepCopy());
            for (JsonNode entry : request.path("Entries")) {
                answer.path("Successful")
                        .valueStream()
                        .filter(one -> one.path("Id").equals(entry.path("Id")))
                        .forEach(one -> accepted((ObjectNode) one, (ObjectNode) entry, sender));
            }
            return answer;
        });
    }

    private ObjectNode accepted(ObjectNode answer, ObjectNode sent, String sender) {
        String engineId = answer.path("MessageId").asText();
        StoredMessage message = Optional.ofNullable(recent.get(engineId))
                .orElseGet(() -> keep(engineId, newMessage(engineId, sent, sender)));
        answer.put("MessageId", message.messageId());
        if (queue.isFifo()) {
            answer.put("SequenceNumber", message.sequenceNumber());
        }
        return answer;
    }

    private StoredMessage newMessage(String engineId, ObjectNode sent, String sender) {
        Instant now = clock.instant();
        long delay = sent.path("DelaySeconds").asLong(queue.delay().toSeconds());
        ObjectNode content = sent.deepCopy().retain(CONTENT);
        return new StoredMessage(
                queue.name(),
                order.next(),
                engineId,
                content,
                sender,
                now.toEpochMilli(),
                now.plusSeconds(queue.isFifo() ? queue.delay().toSeconds() : delay)
                        .toEpochMilli(),
                0,
                0,
                null);
    }

    private StoredMessage keep(String engineId, StoredMessage message) {
        backlog.put(engineId, message);
        if (queue.isFifo()) {
            Iterator<StoredMessage> oldest = recent.values().iterator();
            Instant now = clock.instant();
            while (oldest.hasNext() && oldest.next().isOlderThan(DEDUPLICATION.multipliedBy(2), now)) {
                oldest.remove();
            }
            recent.put(engineId, message);
        }
        return message;
    }

    /** Takes a message that was in this queue when an earlier run ended. One that was being received can be again. */
    void restore(StoredMessage message) {
        Instant now = clock.instant();
        Instant visibleAt = Instant.ofEpochMilli(message.receives() > 0 ? 0 : message.visibleAt());
        boolean isDuplicateStill = message.deadLetterOf() == null && !message.isOlderThan(DEDUPLICATION, now);
        backlog.locked(() -> {
            ObjectNode request = request(message, isDuplicateStill);
            if (!queue.isFifo()) {
                long left = Duration.between(now, visibleAt).plusMillis(999).toSeconds();
                request.put("DelaySeconds", Math.max(0, left));
            }
            String engineId =
                    engine.call("SendMessage", request).path("MessageId").asText();
            return keep(engineId, message.visible(visibleAt));
        });
    }

    /** Takes a message that was received too often elsewhere. SQS lets its retention begin anew in FIFO queues only. */
    void takeDeadLetter(StoredMessage message) {
        Instant now = clock.instant();
        backlog.locked(() -> {
            String engineId = engine.call("SendMessage", request(message, false))
                    .path("MessageId")
                    .asText();
            return keep(
                    engineId,
                    message.movedTo(
                            queue.name(),
                            order.next(),
                            queue.isFifo() ? now.toEpochMilli() : message.sentAt(),
                            now.plus(queue.delay())));
        });
    }

    /**
     * A request that puts the message into the engine.
     *
     * @param isDuplicateStill whether its own deduplication id is to be known to the engine; else it gets a new one
     */
    private ObjectNode request(StoredMessage message, boolean isDuplicateStill) {
        ObjectNode request = message.content().deepCopy().put("QueueUrl", queue.url());
        if (queue.isFifo() && !isDuplicateStill) {
            request.put("MessageDeduplicationId", UUID.randomUUID().toString());
        }
        return request;
    }
}
