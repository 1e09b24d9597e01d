package io.tiebreak.presence.dynamodb;

import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.presence.Earlier;
import io.tiebreak.presence.Expected;
import io.tiebreak.presence.Kept;
import io.tiebreak.presence.Sighting;
import io.tiebreak.presence.SightingStore;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Sightings on DynamoDB: one table, one item per tab, found by time through the index {@code seen}. Keeping needs
 * {@code dynamodb:PutItem} on the table, finding {@code dynamodb:Query} on the index.
 */
public final class DynamoDbSightingStore implements SightingStore {
    private static final String INDEX = "seen";
    private static final String OLDER =
            "attribute_not_exists(#key) OR (#seenAt < :seenAt AND (#path <> :path OR #seenAt <= :settled))";
    private static final String STILL = "#seenAt = :seenAt AND #commandId = :commandId";
    private static final String NOT_REPEATED = "attribute_not_exists(#key) OR #expiresAt <= :now";
    private static final String IN_SLOT_AFTER = "#slot = :slot AND #seenAt > :time";

    private final MeteredDynamoDb dynamoDb;
    private final String table;

    /**
     * @param client without retries of its own
     * @param table partition key {@code key}; index {@code seen} with {@code slot} and {@code seenAt}, which has {@code path}
     */
    public DynamoDbSightingStore(DynamoDbClient client, String table) {
        this.dynamoDb = new MeteredDynamoDb(client);
        this.table = table;
    }

    @Override
    public Kept keep(Sighting sighting, Expected expected, Meter meter) {
        Condition condition = condition(sighting, expected);
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(SightingItem.write(sighting))
                .conditionExpression(condition.expression())
                .expressionAttributeNames(condition.names())
                .expressionAttributeValues(condition.values());
        return switch (dynamoDb.put(put, meter)) {
            case MeteredDynamoDb.Put.Written written -> new Kept.Written();
            case MeteredDynamoDb.Put.Refused(var found) -> new Kept.Refused(SightingItem.read(found));
        };
    }

    @Override
    public Kept keep(Sighting sighting, Expected expected, Earlier record, Meter meter) {
        var notRepeated = new Condition(
                NOT_REPEATED,
                Map.of("#key", SightingItem.KEY, "#expiresAt", SightingItem.EXPIRES_AT),
                Map.of(":now", SightingItem.seconds(sighting.seenAt())));
        List<TransactWriteItem> items = List.of(
                put(SightingItem.write(record), notRepeated),
                put(SightingItem.write(sighting), condition(sighting, expected)));
        return switch (dynamoDb.transact(items, meter)) {
            case MeteredDynamoDb.Transact.Written written -> new Kept.Written();
            case MeteredDynamoDb.Transact.Refused(var found) -> refused(found);
        };
    }

    @Override
    public List<Sighting> seenAfter(String tenant, int slot, Instant time, Meter meter) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .indexName(INDEX)
                .keyConditionExpression(IN_SLOT_AFTER)
                .expressionAttributeNames(Map.of("#slot", SightingItem.SLOT, "#seenAt", SightingItem.SEEN_AT))
                .expressionAttributeValues(Map.of(
                        ":slot",
                        SightingItem.string(SightingItem.slot(tenant, slot)),
                        ":time",
                        SightingItem.time(time)));
        List<Sighting> seen = new ArrayList<>();
        QueryResponse page;
        do {
            page = dynamoDb.query(query, meter);
            page.items().stream().map(SightingItem::read).forEach(seen::add);
            query.exclusiveStartKey(page.lastEvaluatedKey());
        } while (page.hasLastEvaluatedKey());
        return List.copyOf(seen);
    }

    /** What a write expects, in DynamoDB's words. */
    private record Condition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {}

    private static Condition condition(Sighting sighting, Expected expected) {
        return switch (expected) {
            case Expected.Older(Instant settled) ->
                new Condition(
                        OLDER,
                        Map.of("#key", SightingItem.KEY, "#seenAt", SightingItem.SEEN_AT, "#path", SightingItem.PATH),
                        Map.of(
                                ":seenAt", SightingItem.time(sighting.seenAt()),
                                ":path", SightingItem.string(sighting.path()),
                                ":settled", SightingItem.time(settled)));
            case Expected.Still(Sighting found) ->
                new Condition(
                        STILL,
                        Map.of("#seenAt", SightingItem.SEEN_AT, "#commandId", SightingItem.COMMAND_ID),
                        Map.of(
                                ":seenAt", SightingItem.time(found.seenAt()),
                                ":commandId", SightingItem.string(found.commandId())));
        };
    }

    private TransactWriteItem put(Map<String, AttributeValue> item, Condition condition) {
        Put put = Put.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(condition.expression())
                .expressionAttributeNames(condition.names())
                .expressionAttributeValues(condition.values())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return TransactWriteItem.builder().put(put).build();
    }

    /** The record is judged first: who came before met what he wrote himself. */
    private static Kept refused(List<Optional<Map<String, AttributeValue>>> found) {
        return found.getFirst()
                .<Kept>map(record -> new Kept.Repeated(SightingItem.earlier(record)))
                .orElseGet(
                        () -> new Kept.Refused(SightingItem.read(found.getLast().orElseThrow())));
    }
}
