package io.tiebreak.bench;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a heartbeat would be without any code around it: one conditional update of an item as large. */
final class BareHeartbeat {
    private BareHeartbeat() {}

    static void send(DynamoDbClient client, String table, String key, String path) {
        long now = System.currentTimeMillis();
        client.updateItem(update -> update.tableName(table)
                .key(Map.of("key", AttributeValue.fromS("tab/bench/" + key)))
                .updateExpression("SET slot = :slot, seenAt = :now, #path = :path, commandId = :id, expiresAt = :end")
                .conditionExpression("attribute_not_exists(seenAt) OR seenAt < :now")
                .expressionAttributeNames(Map.of("#path", "path"))
                .expressionAttributeValues(Map.of(
                        ":slot", AttributeValue.fromS("tab/bench/slot/" + Math.floorMod(key.hashCode(), 16)),
                        ":now", AttributeValue.fromN(Long.toString(now)),
                        ":path", AttributeValue.fromS(path),
                        ":id", AttributeValue.fromS(key),
                        ":end", AttributeValue.fromN(Long.toString(now / 1000 + 3600)))));
    }
}
