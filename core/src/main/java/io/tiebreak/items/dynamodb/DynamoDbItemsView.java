package io.tiebreak.items.dynamodb;

import static io.tiebreak.items.dynamodb.ItemRow.string;

import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.items.ItemsView;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Advance;
import io.tiebreak.store.Meter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The view of items on DynamoDB: one table, one row per item. Reading needs {@code dynamodb:GetItem} and
 * {@code dynamodb:Query}, applying {@code dynamodb:PutItem}.
 */
public final class DynamoDbItemsView implements ItemsView {
    private static final String IS_NEXT = "#applied = :predecessor";
    private static final String IS_FIRST = "attribute_not_exists(#applied)";

    private static final String ON_SHELF = "#shelf = :shelf";
    private static final String WITH_PREFIX = " AND begins_with(#id, :prefix)";
    private static final String IS_ALIVE = "attribute_not_exists(#deleted)";

    private final MeteredDynamoDb dynamoDb;
    private final String table;

    /**
     * @param client without retries of its own
     * @param table partition key {@code shelf}, sort key {@code id}, both strings
     */
    public DynamoDbItemsView(DynamoDbClient client, String table) {
        this.dynamoDb = new MeteredDynamoDb(client);
        this.table = table;
    }

    @Override
    public Advance apply(VersionedCommand command, Meter meter) {
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(ItemRow.write(command))
                .conditionExpression(command.version() == 1 ? IS_FIRST : IS_NEXT)
                .expressionAttributeNames(Map.of("#applied", ItemRow.APPLIED));
        if (command.version() > 1) {
            put.expressionAttributeValues(Map.of(":predecessor", ItemRow.number(command.version() - 1)));
        }
        return switch (dynamoDb.put(put, meter)) {
            case MeteredDynamoDb.Put.Written written -> new Advance.Applied();
            case MeteredDynamoDb.Put.Refused(var found) -> new Advance.NotNext(ItemRow.applied(found));
        };
    }

    @Override
    public Optional<Entry> find(StreamId stream, Meter meter) {
        GetItemRequest.Builder get = GetItemRequest.builder()
                .tableName(table)
                .key(ItemRow.key(stream))
                .consistentRead(true);
        return dynamoDb.get(get, meter).map(ItemRow::entry);
    }

    @Override
    public Page list(Query query, Meter meter) {
        List<ShelfReader> shelves = ItemRow.shelves(query.tenant(), query.type()).stream()
                .map(shelf -> new ShelfReader(dynamoDb, query(shelf, query), meter))
                .toList();
        return new ShelvesMerge(shelves).page(query.limit());
    }

    private QueryRequest.Builder query(String shelf, Query query) {
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(ON_SHELF)
                .filterExpression(IS_ALIVE)
                .expressionAttributeNames(Map.of("#shelf", ItemRow.SHELF, "#deleted", ItemRow.DELETED))
                .expressionAttributeValues(Map.of(":shelf", string(shelf)))
                // Twice what a shelf has to give on average, so that a second request is rare.
                .limit(query.limit() / 8 + 2)
                .consistentRead(true);
        if (!query.prefix().isEmpty()) {
            request.keyConditionExpression(ON_SHELF + WITH_PREFIX)
                    .expressionAttributeNames(
                            Map.of("#shelf", ItemRow.SHELF, "#id", ItemRow.ID, "#deleted", ItemRow.DELETED))
                    .expressionAttributeValues(Map.of(":shelf", string(shelf), ":prefix", string(query.prefix())));
        }
        query.after()
                .ifPresent(
                        id -> request.exclusiveStartKey(Map.of(ItemRow.SHELF, string(shelf), ItemRow.ID, string(id))));
        return request;
    }
}
