package io.tiebreak.functions.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.view.Parked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch that Lambda gave up delivering, as it lies in the failure destination:
 *
 * <pre>
 * {"requestContext": {"condition": "RetryAttemptsExhausted", "approximateInvokeCount": 21, …},
 *  "DDBStreamBatchInfo": {"shardId": …, "startSequenceNumber": …, "batchSize": 1, …},
 *  "payload": "{\"Records\":[{\"dynamodb\":{\"Keys\":{\"stream\":{\"S\":…},\"version\":{\"N\":…}}, …}}]}", …}
 * </pre>
 *
 * @param reason why it was given up
 * @param commands the keys of its commands
 * @param strangers how many records have no such key
 */
public record GivenUpBatch(String reason, List<Key> commands, int strangers) {

    /** Which command. */
    public record Key(StreamId stream, long version) {}

    /**
     * Reads such a document.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static GivenUpBatch read(String document) {
        JsonNode json = parsed(document);
        // S3 gets the event as a text; as an object it would say the same.
        JsonNode payload = json.path("payload");
        JsonNode records = (payload.isTextual() ? parsed(payload.textValue()) : payload).path("Records");
        if (!records.isArray()) {
            throw new IllegalArgumentException("no document of a batch that was given up");
        }
        JsonNode context = json.path("requestContext");
        String reason = "given up by the stream after "
                + context.path("approximateInvokeCount").asText("unknown") + " tries: "
                + context.path("condition").asText("unknown");
        List<Key> commands = new ArrayList<>();
        int strangers = 0;
        for (JsonNode record : records) {
            try {
                commands.add(key(record.at("/dynamodb/Keys")));
            } catch (IllegalArgumentException stranger) {
                strangers++;
            }
        }
        return new GivenUpBatch(reason, List.copyOf(commands), strangers);
    }

    /** What to park. */
    public List<Parked> parked(Instant now) {
        return commands.stream()
                .map(key -> new Parked(key.stream(), key.version(), reason, now))
                .toList();
    }

    private static Key key(JsonNode keys) {
        return new Key(
                StreamId.parse(keys.at("/stream/S").asText()),
                Long.parseLong(keys.at("/version/N").asText()));
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            // Without its cause, whose message would quote what it could not read.
            throw new IllegalArgumentException("no document of a batch that was given up");
        }
    }
}
