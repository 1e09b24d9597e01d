package io.tiebreak.ledger.dynamodb;

import static io.tiebreak.ledger.dynamodb.CommandItem.number;
import static io.tiebreak.ledger.dynamodb.CommandItem.string;

import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.ledger.Append;
import io.tiebreak.ledger.History;
import io.tiebreak.ledger.KeyRecord;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.Transacted;
import io.tiebreak.ledger.Transaction;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The ledger on DynamoDB: one table, one item per versioned command and per key record. Needs {@code dynamodb:Query};
 * for appending {@code dynamodb:PutItem}; for transactions {@code dynamodb:ConditionCheckItem} and, for key records,
 * {@code dynamodb:GetItem}. Never updates, deletes or scans.
 */
public final class DynamoDbLedger implements Ledger {
    private static final String OF_STREAM = "#stream = :stream";
    private static final String BETWEEN = OF_STREAM + " AND #version BETWEEN :first AND :last";
    private static final String OLDER = OF_STREAM + " AND #version < :before";
    static final String VERSION_IS_FREE = "attribute_not_exists(#stream)";

    private final MeteredDynamoDb dynamoDb;
    private final String table;

    /**
     * @param client without retries of its own
     * @param table partition key {@code stream} (string), sort key {@code version} (number)
     */
    public DynamoDbLedger(DynamoDbClient client, String table) {
        this.dynamoDb = new MeteredDynamoDb(client);
        this.table = table;
    }

    /**
     * What an item of the table holds, for example a stream record's new image.
     *
     * @throws IllegalArgumentException if it has not even the key of a versioned command
     */
    public static Stored stored(Map<String, AttributeValue> item) {
        try {
            return new Stored.Legible(CommandItem.read(item));
        } catch (RuntimeException unreadable) {
            return CommandItem.unreadable(item, unreadable);
        }
    }

    @Override
    public Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
        QueryRequest.Builder newest = query(stream, OF_STREAM, Map.of())
                .scanIndexForward(false)
                .limit(1)
                .consistentRead(consistency == Consistency.STRONG);
        return dynamoDb.query(newest, meter).items().stream().findFirst().map(CommandItem::read);
    }

    @Override
    public List<VersionedCommand> versions(StreamId stream, long first, long last, Meter meter) {
        QueryRequest.Builder range = query(stream, BETWEEN, Map.of(":first", number(first), ":last", number(last)))
                .consistentRead(true);
        List<VersionedCommand> commands = new ArrayList<>();
        QueryResponse page;
        do {
            page = dynamoDb.query(range, meter);
            page.items().stream().map(CommandItem::read).forEach(commands::add);
            range.exclusiveStartKey(page.lastEvaluatedKey());
        } while (page.hasLastEvaluatedKey());
        return List.copyOf(commands);
    }

    @Override
    public History history(StreamId stream, long before, int limit, Meter meter) {
        QueryRequest.Builder older = query(stream, OLDER, Map.of(":before", number(before)))
                .scanIndexForward(false)
                .limit(limit)
                .consistentRead(true);
        QueryResponse page = dynamoDb.query(older, meter);
        List<VersionedCommand> commands =
                page.items().stream().map(CommandItem::read).toList();
        // Versions have no gaps, so the last one on the page tells whether there are more.
        return new History(commands, !commands.isEmpty() && commands.getLast().version() > 1);
    }

    @Override
    public Append append(VersionedCommand command, Meter meter) {
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(CommandItem.write(command))
                .conditionExpression(VERSION_IS_FREE)
                .expressionAttributeNames(Map.of("#stream", CommandItem.STREAM));
        return switch (dynamoDb.put(put, meter)) {
            case MeteredDynamoDb.Put.Written written -> new Append.Appended();
            case MeteredDynamoDb.Put.Refused(var found) -> new Append.Occupied(CommandItem.read(found));
        };
    }

    @Override
    public Transacted transact(Transaction transaction, Meter meter) {
        TransactionItems items = new TransactionItems(transaction, table);
        if (items.tooLarge()) {
            return new Transacted.TooLarge();
        }
        return switch (dynamoDb.transact(items.items(), meter)) {
            case MeteredDynamoDb.Transact.Written written -> new Transacted.Done();
            case MeteredDynamoDb.Transact.Refused(var found) -> items.refused(found);
        };
    }

    @Override
    public Optional<KeyRecord> keyRecord(String commandId, Meter meter) {
        GetItemRequest.Builder get = GetItemRequest.builder()
                .tableName(table)
                .key(KeyItem.key(commandId))
                .consistentRead(true);
        return dynamoDb.get(get, meter).map(KeyItem::read);
    }

    private QueryRequest.Builder query(StreamId stream, String condition, Map<String, AttributeValue> bounds) {
        Map<String, AttributeValue> values = new HashMap<>(bounds);
        values.put(":stream", string(stream.key()));
        Map<String, String> names = bounds.isEmpty()
                ? Map.of("#stream", CommandItem.STREAM)
                : Map.of("#stream", CommandItem.STREAM, "#version", CommandItem.VERSION);
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
    }
}
