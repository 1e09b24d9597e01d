package io.tiebreak.bench;

import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.insight.Target;
import io.tiebreak.store.Meter;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What would be written for each incident if it were counted where it happens: one update of a number of its target. */
final class BareCounter {
    private final MeteredDynamoDb dynamoDb;
    private final String table;

    BareCounter(DynamoDbClient client, String table) {
        this.dynamoDb = new MeteredDynamoDb(client);
        this.table = table;
    }

    void count(String tenant, Target target, Meter meter) {
        UpdateItemRequest.Builder update = UpdateItemRequest.builder()
                .tableName(table)
                .key(Map.of(
                        "part", AttributeValue.fromS("counter/" + tenant),
                        "entry", AttributeValue.fromS(target.key() + "/" + target.operation())))
                .updateExpression("ADD met :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")));
        dynamoDb.update(update, meter);
    }
}
