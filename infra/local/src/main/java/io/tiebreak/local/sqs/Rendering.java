package io.tiebreak.local.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.template.Queue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;

/** A received message as SQS shows it: its own id and attributes in place of the engine's. */
final class Rendering {

    private Rendering() {}

    /**
     * Completes what the engine gave.
     *
     * @param request the request to receive, which names the attributes that are wanted
     */
    static ObjectNode of(ObjectNode engines, StoredMessage message, Queue queue, JsonNode request) {
        ObjectNode attributes = engines.withObject("/Attributes")
                .put("SenderId", message.sender())
                .put("SentTimestamp", Long.toString(message.sentAt()))
                .put("ApproximateReceiveCount", Integer.toString(message.receives()))
                .put("ApproximateFirstReceiveTimestamp", Long.toString(message.firstReceivedAt()));
        if (queue.isFifo()) {
            attributes
                    .put("MessageGroupId", message.group())
                    .put("MessageDeduplicationId", deduplicationId(message.content()))
                    .put("SequenceNumber", message.sequenceNumber());
        }
        if (message.deadLetterOf() != null) {
            attributes.put("DeadLetterQueueSourceArn", Queue.arn(message.deadLetterOf()));
        }
        Set<String> wanted = new HashSet<>();
        Stream.of("AttributeNames", "MessageSystemAttributeNames")
                .flatMap(name -> request.path(name).valueStream())
                .forEach(name -> wanted.add(name.asText()));
        if (!wanted.contains("All")) {
            attributes.retain(wanted);
        }
        if (attributes.isEmpty()) {
            engines.remove("Attributes");
        }
        return engines.put("MessageId", message.messageId());
    }

    private static String deduplicationId(JsonNode content) {
        return content.path("MessageDeduplicationId")
                .asText(sha256(content.path("MessageBody").asText()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
