package io.tiebreak.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.template.Queue;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** {@code GetQueueAttributes}. */
final class QueueAttributes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LARGEST_MESSAGE = "262144";

    private final InstantSource clock;

    QueueAttributes(InstantSource clock) {
        this.clock = clock;
    }

    /** Answers with the attributes a request names. */
    ObjectNode of(LocalQueue queue, JsonNode request) {
        ObjectNode attributes = configuration(queue.definition());
        long now = clock.millis();
        put(attributes, "ApproximateNumberOfMessages", queue, message -> message.visibleAt() <= now);
        put(
                attributes,
                "ApproximateNumberOfMessagesNotVisible",
                queue,
                message -> message.visibleAt() > now && message.receives() > 0);
        put(
                attributes,
                "ApproximateNumberOfMessagesDelayed",
                queue,
                message -> message.visibleAt() > now && message.receives() == 0);
        Set<String> wanted = new HashSet<>();
        request.path("AttributeNames").forEach(name -> wanted.add(name.asText()));
        ObjectNode answer = JSON.createObjectNode();
        answer.set("Attributes", wanted.contains("All") ? attributes : attributes.retain(wanted));
        return answer;
    }

    private static void put(ObjectNode attributes, String name, LocalQueue queue, Predicate<StoredMessage> which) {
        attributes.put(
                name, Long.toString(queue.backlog().all().stream().filter(which).count()));
    }

    private static ObjectNode configuration(Queue queue) {
        ObjectNode attributes = JSON.createObjectNode()
                .put("QueueArn", queue.arn())
                .put(
                        "VisibilityTimeout",
                        Long.toString(queue.visibilityTimeout().toSeconds()))
                .put("MessageRetentionPeriod", Long.toString(queue.retention().toSeconds()))
                .put("DelaySeconds", Long.toString(queue.delay().toSeconds()))
                .put("MaximumMessageSize", LARGEST_MESSAGE)
                .put("ReceiveMessageWaitTimeSeconds", "0");
        if (queue.isFifo()) {
            attributes
                    .put("FifoQueue", "true")
                    .put("ContentBasedDeduplication", Boolean.toString(queue.deduplicatesByContent()));
        }
        queue.redrive()
                .ifPresent(redrive -> attributes.put(
                        "RedrivePolicy",
                        JSON.createObjectNode()
                                .put("deadLetterTargetArn", Queue.arn(redrive.queue()))
                                .put("maxReceiveCount", redrive.maximumReceives())
                                .toString()));
        return attributes;
    }
}
