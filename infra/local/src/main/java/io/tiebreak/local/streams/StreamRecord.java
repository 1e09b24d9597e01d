package io.tiebreak.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One change of one item.
 *
 * @param sequenceNumber decimal digits, of one length within a shard
 * @param createdAt approximate
 * @param json the record as a function gets it
 */
public record StreamRecord(String sequenceNumber, Instant createdAt, JsonNode json) {

    /** The keys of the item that changed: records of one item are in order, others need not be. */
    JsonNode item() {
        return json.path("dynamodb").path("Keys");
    }
}
