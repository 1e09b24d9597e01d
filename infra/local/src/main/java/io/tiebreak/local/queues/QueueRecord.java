package io.tiebreak.local.queues;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.template.Account;
import java.util.List;

/**
 * A message on its way to a function.
 *
 * @param json as in an event's {@code Records}
 */
record QueueRecord(ObjectNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Translates a message.
     *
     * @param message as {@code ReceiveMessage} gives it, with all its attributes
     */
    static QueueRecord of(JsonNode message, String queueArn) {
        ObjectNode json = JSON.createObjectNode()
                .put("messageId", message.path("MessageId").asText())
                .put("receiptHandle", message.path("ReceiptHandle").asText())
                .put("body", message.path("Body").asText());
        json.set("attributes", message.path("Attributes"));
        ObjectNode attributes = json.putObject("messageAttributes");
        message.path("MessageAttributes")
                .propertyStream()
                .forEach(one -> attributes.set(one.getKey(), attribute(one.getValue())));
        if (message.has("MD5OfMessageAttributes")) {
            json.set("md5OfMessageAttributes", message.path("MD5OfMessageAttributes"));
        }
        json.put("md5OfBody", message.path("MD5OfBody").asText())
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", queueArn)
                .put("awsRegion", Account.REGION);
        return new QueueRecord(json);
    }

    private static ObjectNode attribute(JsonNode sent) {
        ObjectNode attribute = JSON.createObjectNode();
        if (sent.hasNonNull("StringValue")) {
            attribute.set("stringValue", sent.path("StringValue"));
        }
        if (sent.hasNonNull("BinaryValue")) {
            attribute.set("binaryValue", sent.path("BinaryValue"));
        }
        attribute.putArray("stringListValues");
        attribute.putArray("binaryListValues");
        attribute.set("dataType", sent.path("DataType"));
        return attribute;
    }

    String messageId() {
        return json.path("messageId").asText();
    }

    String receiptHandle() {
        return json.path("receiptHandle").asText();
    }

    /** As filters see it: a body that is a JSON object is one. */
    JsonNode filtered() {
        ObjectNode filtered = json.deepCopy();
        try {
            JsonNode body = JSON.readTree(json.path("body").asText());
            if (body.isObject()) {
                filtered.set("body", body);
            }
        } catch (JsonProcessingException noJson) {
            // Stays the text it is.
        }
        return filtered;
    }

    static String event(List<QueueRecord> batch) {
        ObjectNode event = JSON.createObjectNode();
        batch.forEach(record -> event.withArray("Records").add(record.json()));
        return event.toString();
    }
}
