package io.tiebreak.local.dynamodb;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.streams.StreamRecord;
import io.tiebreak.local.template.Account;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** A stream record in the JSON of Lambda's events. */
final class RecordJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** DynamoDB Local cuts times to the minute; counting from its end, no record seems older than it is. */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** What DynamoDB Local calls the removal of an item by TTL, for which AWS has a REMOVE by a service. */
    private static final String LOCAL_EXPIRY = "EXPIRE";

    private RecordJson() {}

    static StreamRecord of(Record record, String streamArn) {
        var change = record.dynamodb();
        boolean expired = LOCAL_EXPIRY.equals(record.eventNameAsString());
        ObjectNode json = JSON.createObjectNode()
                .put("eventID", record.eventID())
                .put("eventName", expired ? "REMOVE" : record.eventNameAsString())
                .put("eventVersion", record.eventVersion())
                .put("eventSource", record.eventSource())
                .put("awsRegion", Account.REGION);
        ObjectNode dynamodb = json.putObject("dynamodb");
        dynamodb.put(
                "ApproximateCreationDateTime",
                change.approximateCreationDateTime().getEpochSecond());
        putImage(dynamodb, "Keys", change.keys());
        if (change.hasNewImage()) {
            putImage(dynamodb, "NewImage", change.newImage());
        }
        if (change.hasOldImage()) {
            putImage(dynamodb, "OldImage", change.oldImage());
        }
        dynamodb.put("SequenceNumber", change.sequenceNumber())
                .put("SizeBytes", change.sizeBytes())
                .put("StreamViewType", change.streamViewTypeAsString());
        if (expired) {
            json.putObject("userIdentity")
                    .put("principalId", "dynamodb.amazonaws.com")
                    .put("type", "Service");
        }
        json.put("eventSourceARN", streamArn);
        return new StreamRecord(
                change.sequenceNumber(), change.approximateCreationDateTime().plus(MINUTE), json);
    }

    private static void putImage(ObjectNode record, String name, Map<String, AttributeValue> image) {
        putAll(record.putObject(name), image);
    }

    private static void putAll(ObjectNode object, Map<String, AttributeValue> attributes) {
        attributes.forEach((name, value) -> object.set(name, json(value)));
    }

    private static ObjectNode json(AttributeValue value) {
        ObjectNode json = JSON.createObjectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case B -> json.put("B", base64(value.b()));
            case BOOL -> json.put("BOOL", value.bool());
            case NUL -> json.put("NULL", true);
            case SS -> addAll(json.putArray("SS"), value.ss());
            case NS -> addAll(json.putArray("NS"), value.ns());
            case BS ->
                addAll(
                        json.putArray("BS"),
                        value.bs().stream().map(RecordJson::base64).toList());
            case L -> {
                ArrayNode list = json.putArray("L");
                value.l().forEach(element -> list.add(json(element)));
            }
            case M -> putAll(json.putObject("M"), value.m());
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("not an attribute value: " + value);
        }
        return json;
    }

    private static void addAll(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }
}
