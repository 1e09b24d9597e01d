package io.tiebreak.insight.dynamodb;

import static io.tiebreak.dynamodb.Attributes.number;
import static io.tiebreak.dynamodb.Attributes.required;
import static io.tiebreak.dynamodb.Attributes.string;

import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.insight.Block;
import io.tiebreak.insight.Blocks;
import io.tiebreak.insight.Folded;
import io.tiebreak.insight.Hour;
import io.tiebreak.insight.Incident;
import io.tiebreak.insight.InsightStore;
import io.tiebreak.insight.Packed;
import io.tiebreak.insight.Span;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What commands met, on DynamoDB, in one table. Recording needs {@code dynamodb:PutItem} and {@code dynamodb:UpdateItem};
 * reporting {@code dynamodb:BatchGetItem}, {@code dynamodb:Query} and, for folds, {@code dynamodb:PutItem}; finding a record
 * {@code dynamodb:Query} and {@code dynamodb:GetItem}. All reads are strong.
 */
public final class DynamoDbInsightStore implements InsightStore {
    private static final String BLOCKS_OF_HOUR = "#part = :part AND begins_with(#entry, :block)";
    private static final String IN_SPAN = "#part = :part AND #entry BETWEEN :first AND :last";
    private static final String NONE_CAME_LATE = "attribute_not_exists(#late)";
    private static final String NO_MORE_CAME_LATE = "#late = :late";

    private final MeteredDynamoDb dynamoDb;
    private final String table;

    /**
     * @param client without retries of its own
     * @param table partition key {@code part}, sort key {@code entry}, both strings
     */
    public DynamoDbInsightStore(DynamoDbClient client, String table) {
        this.dynamoDb = new MeteredDynamoDb(client);
        this.table = table;
    }

    @Override
    public void put(Block block, Meter meter) {
        dynamoDb.put(PutItemRequest.builder().tableName(table).item(InsightItem.write(block)), meter);
    }

    @Override
    public Blocks blocks(Hour hour, Optional<String> after, Meter meter) {
        String part = InsightItem.hour(hour);
        QueryRequest.Builder query =
                query(BLOCKS_OF_HOUR, Map.of(":part", string(part), ":block", string(InsightItem.BLOCK)));
        after.ifPresent(entry -> query.exclusiveStartKey(InsightItem.key(part, entry)));
        QueryResponse page = dynamoDb.query(query, meter);
        return new Blocks(
                page.items().stream().map(InsightItem::packed).toList(),
                page.hasLastEvaluatedKey()
                        ? Optional.of(required(page.lastEvaluatedKey(), InsightItem.ENTRY)
                                .s())
                        : Optional.empty());
    }

    @Override
    public Map<Hour, Folded> folds(List<Hour> hours, Meter meter) {
        var keys = hours.stream().map(InsightItem::fold).toList();
        Map<String, Folded> found = dynamoDb.getAll(table, keys, meter).stream()
                .collect(Collectors.toMap(
                        item -> required(item, InsightItem.PART).s(), InsightItem::folded));
        return hours.stream()
                .collect(Collectors.toMap(
                        Function.identity(), hour -> found.getOrDefault(InsightItem.foldOf(hour), Folded.NOT_YET)));
    }

    @Override
    public boolean fold(Hour hour, Packed fold, long late, Meter meter) {
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(InsightItem.write(hour, fold, late))
                .conditionExpression(late == 0 ? NONE_CAME_LATE : NO_MORE_CAME_LATE)
                .expressionAttributeNames(Map.of("#late", InsightItem.LATE));
        if (late > 0) {
            put.expressionAttributeValues(Map.of(":late", number(late)));
        }
        return switch (dynamoDb.put(put, meter)) {
            case MeteredDynamoDb.Put.Written written -> true;
            case MeteredDynamoDb.Put.Refused refused -> false;
        };
    }

    @Override
    public void unfold(Hour hour, Meter meter) {
        UpdateItemRequest.Builder update = UpdateItemRequest.builder()
                .tableName(table)
                .key(InsightItem.fold(hour))
                .updateExpression("ADD #late :one SET #expiresAt = :expiresAt REMOVE #packed")
                .expressionAttributeNames(Map.of(
                        "#late", InsightItem.LATE,
                        "#expiresAt", InsightItem.EXPIRES_AT,
                        "#packed", InsightItem.PACKED))
                .expressionAttributeValues(Map.of(":one", number(1), ":expiresAt", InsightItem.expiry(hour)));
        dynamoDb.update(update, meter);
    }

    @Override
    public long take(String tenant, String target, Instant minute, long records, Meter meter) {
        UpdateItemRequest.Builder update = UpdateItemRequest.builder()
                .tableName(table)
                .key(InsightItem.allowance(tenant, target, minute))
                .updateExpression("ADD #kept :records SET #expiresAt = :expiresAt")
                .expressionAttributeNames(Map.of("#kept", InsightItem.KEPT, "#expiresAt", InsightItem.EXPIRES_AT))
                .expressionAttributeValues(
                        Map.of(":records", number(records), ":expiresAt", InsightItem.expiry(minute)));
        return switch (dynamoDb.update(update, meter)) {
            case MeteredDynamoDb.Update.Written(var item) ->
                number(item, InsightItem.KEPT).orElseThrow();
            case MeteredDynamoDb.Update.Refused refused -> throw new IllegalStateException("it has no condition");
        };
    }

    @Override
    public long taken(String tenant, String target, Instant minute, Meter meter) {
        GetItemRequest.Builder get = GetItemRequest.builder()
                .tableName(table)
                .key(InsightItem.allowance(tenant, target, minute))
                .consistentRead(true);
        return dynamoDb.get(get, meter)
                .map(item -> number(item, InsightItem.KEPT).orElseThrow())
                .orElse(0L);
    }

    @Override
    public void keep(Incident refused, Meter meter) {
        dynamoDb.put(PutItemRequest.builder().tableName(table).item(InsightItem.write(refused)), meter);
    }

    @Override
    public Optional<Incident> newest(Span span, Meter meter) {
        return one(span, false, meter);
    }

    @Override
    public Optional<Incident> oldest(Span span, Meter meter) {
        return one(span, true, meter);
    }

    private Optional<Incident> one(Span span, boolean forward, Meter meter) {
        QueryRequest.Builder query = query(
                        IN_SPAN,
                        Map.of(
                                ":part", string(InsightItem.sample(span.tenant(), span.target())),
                                ":first", string(span.first()),
                                ":last", string(span.last())))
                .scanIndexForward(forward)
                .limit(1);
        return dynamoDb.query(query, meter).items().stream()
                .map(InsightItem::incident)
                .findFirst();
    }

    private QueryRequest.Builder query(String condition, Map<String, AttributeValue> values) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(condition)
                .expressionAttributeNames(Map.of("#part", InsightItem.PART, "#entry", InsightItem.ENTRY))
                .expressionAttributeValues(values)
                .consistentRead(true);
    }
}
