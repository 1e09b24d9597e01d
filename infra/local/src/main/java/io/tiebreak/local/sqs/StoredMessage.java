package io.tiebreak.local.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that nobody has deleted, with what outlives the engine. Times are milliseconds since 1970.
 *
 * @param queue the physical name of the queue it is in
 * @param order greater than that of every message sent before, over restarts too
 * @param content what was sent: body, attributes, group and deduplication id by SQS's names
 * @param sender who sent it, by SQS's {@code SenderId}
 * @param visibleAt when it can be received, or could at first
 * @param receives how often it was received
 * @param firstReceivedAt 0 if it never was
 * @param deadLetterOf the physical name of the queue it was moved from; null if it was sent to this one
 */
record StoredMessage(
        String queue,
        long order,
        String messageId,
        ObjectNode content,
        String sender,
        long sentAt,
        long visibleAt,
        int receives,
        long firstReceivedAt,
        @Nullable String deadLetterOf) {

    /** As SQS numbers the messages of a FIFO queue: 20 digits. */
    String sequenceNumber() {
        return "%020d".formatted(order);
    }

    /** Empty on a standard queue. */
    String group() {
        return content.path("MessageGroupId").asText();
    }

    boolean isOlderThan(Duration retention, Instant now) {
        return Instant.ofEpochMilli(sentAt).plus(retention).isBefore(now);
    }

    StoredMessage received(Instant now, Instant visibleAgain) {
        return new StoredMessage(
                queue,
                order,
                messageId,
                content,
                sender,
                sentAt,
                visibleAgain.toEpochMilli(),
                receives + 1,
                firstReceivedAt == 0 ? now.toEpochMilli() : firstReceivedAt,
                deadLetterOf);
    }

    StoredMessage visible(Instant from) {
        return new StoredMessage(
                queue,
                order,
                messageId,
                content,
                sender,
                sentAt,
                from.toEpochMilli(),
                receives,
                firstReceivedAt,
                deadLetterOf);
    }

    /**
     * The same message in its dead-letter queue.
     *
     * @param newSentAt when its retention begins
     */
    StoredMessage movedTo(String deadLetterQueue, long newOrder, long newSentAt, Instant visibleFrom) {
        return new StoredMessage(
                deadLetterQueue,
                newOrder,
                messageId,
                content,
                sender,
                newSentAt,
                visibleFrom.toEpochMilli(),
                receives,
                firstReceivedAt,
                queue);
    }
}
