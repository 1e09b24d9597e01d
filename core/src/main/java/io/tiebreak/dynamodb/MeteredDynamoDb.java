package io.tiebreak.dynamodb;

import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * DynamoDB as the stores use it: each request is metered, and fails with a {@link StoreException}. Wants a client that
 * does not try again by itself: what an unseen second try does to a conditional write, nobody could tell.
 */
public final class MeteredDynamoDb {
    private final DynamoDbClient client;

    public MeteredDynamoDb(DynamoDbClient client) {
        this.client = client;
    }

    /** One page of a query. */
    public QueryResponse query(QueryRequest.Builder query, Meter meter) {
        QueryRequest request =
                query.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
        QueryResponse response = sent(() -> client.query(request), 0, meter);
        meter.request(units(response.consumedCapacity()), 0);
        return response;
    }

    /** The item with that key; empty if there is none. */
    public Optional<Map<String, AttributeValue>> get(GetItemRequest.Builder get, Meter meter) {
        GetItemRequest request =
                get.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
        GetItemResponse response = sent(() -> client.getItem(request), 0, meter);
        meter.request(units(response.consumedCapacity()), 0);
        return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
    }

    /** Puts an item if its condition holds. */
    public Put put(PutItemRequest.Builder put, Meter meter) {
        PutItemRequest request = put.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        try {
            var response = sent(() -> client.putItem(request), ItemSize.writeUnits(request.item()), meter);
            meter.request(0, units(response.consumedCapacity()));
            return new Put.Written();
        } catch (ConditionalCheckFailedException failed) {
            Map<String, AttributeValue> found = failed.hasItem() ? failed.item() : Map.of();
            meter.request(0, ItemSize.writeUnits(found));
            return new Put.Refused(found);
        }
    }

    /** What came of a conditional put. */
    public sealed interface Put {
        /** The item is there now. */
        record Written() implements Put {}

        /**
         * The condition did not hold, and nothing was written.
         *
         * @param found what is there instead; without attributes if nothing is
         */
        record Refused(Map<String, AttributeValue> found) implements Put {}
    }

    /** Updates an item if its condition holds. */
    public Update update(UpdateItemRequest.Builder update, Meter meter) {
        UpdateItemRequest request = update.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        try {
            var response = sent(() -> client.updateItem(request), 1, meter);
            meter.request(0, units(response.consumedCapacity()));
            return new Update.Written(response.attributes());
        } catch (ConditionalCheckFailedException failed) {
            Map<String, AttributeValue> found = failed.hasItem() ? failed.item() : Map.of();
            meter.request(0, ItemSize.writeUnits(found));
            return new Update.Refused(found);
        }
    }

    /** What came of a conditional update. */
    public sealed interface Update {
        /** It is done, and this is the whole item now. */
        record Written(Map<String, AttributeValue> item) implements Update {}

        /**
         * The condition did not hold, and nothing was written.
         *
         * @param found what is there; without attributes if nothing is
         */
        record Refused(Map<String, AttributeValue> found) implements Update {}
    }

    /**
     * Up to 100 items by their keys, each read strongly, in any order; those that are not there are left out. Takes another
     * request for each further 16 MB.
     */
    public List<Map<String, AttributeValue>> getAll(
            String table, Collection<Map<String, AttributeValue>> keys, Meter meter) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        Collection<Map<String, AttributeValue>> left = keys;
        while (!left.isEmpty()) {
            var wanted =
                    KeysAndAttributes.builder().keys(left).consistentRead(true).build();
            var request = BatchGetItemRequest.builder()
                    .requestItems(Map.of(table, wanted))
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .build();
            var response = sent(() -> client.batchGetItem(request), 0, meter);
            meter.request(
                    response.consumedCapacity().stream()
                            .mapToDouble(MeteredDynamoDb::units)
                            .sum(),
                    0);
            var found = response.responses().getOrDefault(table, List.of());
            items.addAll(found);
            KeysAndAttributes unread = response.unprocessedKeys().get(table);
            left = unread == null ? List.of() : unread.keys();
            if (found.isEmpty() && !left.isEmpty()) {
                throw new StoreException.Throttled(new IllegalStateException("DynamoDB left all of a batch unread"));
            }
        }
        return items;
    }

    /** Up to 100 items by their keys as they were at one moment, in the order of the keys; empty where nothing is. */
    public List<Optional<Map<String, AttributeValue>>> getTogether(
            String table, List<Map<String, AttributeValue>> keys, Meter meter) {
        var request = TransactGetItemsRequest.builder()
                .transactItems(keys.stream()
                        .map(key -> TransactGetItem.builder()
                                .get(get -> get.tableName(table).key(key))
                                .build())
                        .toList())
                .build();
        try {
            var response = sent(() -> client.transactGetItems(request), 0, meter);
            List<Map<String, AttributeValue>> items =
                    response.responses().stream().map(ItemResponse::item).toList();
            meter.request(
                    items.stream().mapToDouble(ItemSize::transactionalReadUnits).sum(), 0);
            return items.stream()
                    .map(item -> item.isEmpty() ? Optional.<Map<String, AttributeValue>>empty() : Optional.of(item))
                    .toList();
        } catch (TransactionCanceledException cancelled) {
            meter.request(2.0 * keys.size(), 0);
            Cancellation.read(cancelled);
            throw new IllegalStateException("a read has no condition", cancelled);
        }
    }

    /** One page of a scan. */
    public ScanResponse scan(ScanRequest.Builder scan, Meter meter) {
        ScanRequest request =
                scan.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
        ScanResponse response = sent(() -> client.scan(request), 0, meter);
        meter.request(units(response.consumedCapacity()), 0);
        return response;
    }

    /** How many items a table has, as DynamoDB counted some hours ago. */
    public long roughItemCount(String table, Meter meter) {
        var response = sent(() -> client.describeTable(request -> request.tableName(table)), 0, meter);
        meter.request(0, 0);
        return response.table().itemCount();
    }

    /**
     * Removes up to 25 items by their keys, whether they are there or not.
     *
     * @throws StoreException.Throttled if some are left; removing all of them again is harmless
     */
    public void remove(String table, List<Map<String, AttributeValue>> keys, Meter meter) {
        var requests = keys.stream()
                .map(key -> WriteRequest.builder()
                        .deleteRequest(one -> one.key(key))
                        .build())
                .toList();
        var request = BatchWriteItemRequest.builder()
                .requestItems(Map.of(table, requests))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        var response = sent(() -> client.batchWriteItem(request), keys.size(), meter);
        meter.request(
                0,
                response.consumedCapacity().stream()
                        .mapToDouble(MeteredDynamoDb::units)
                        .sum());
        if (!response.unprocessedItems().isEmpty()) {
            throw new StoreException.Throttled(new IllegalStateException("DynamoDB left some of a batch undone"));
        }
    }

    /** Writes several items, all or none. Metered by the size model: engines differ in what they report. */
    public Transact transact(List<TransactWriteItem> items, Meter meter) {
        double units =
                items.stream().mapToDouble(MeteredDynamoDb::transactionUnits).sum();
        try {
            var request =
                    TransactWriteItemsRequest.builder().transactItems(items).build();
            sent(() -> client.transactWriteItems(request), units, meter);
            meter.request(0, units);
            return new Transact.Written();
        } catch (TransactionCanceledException cancelled) {
            meter.request(0, units);
            return Cancellation.read(cancelled);
        }
    }

    /** What came of a transaction. */
    public sealed interface Transact {
        /** All items are there now. */
        record Written() implements Transact {}

        /**
         * A condition did not hold, and nothing was written.
         *
         * @param found for each item of the transaction, in order, what its failed condition met; empty where it held
         */
        record Refused(List<Optional<Map<String, AttributeValue>>> found) implements Transact {}
    }

    /**
     * Twice what it takes outside. What a check looks at, or a removal or an update changes, is not known here, and taken to
     * be no larger than 1 KB.
     */
    private static double transactionUnits(TransactWriteItem item) {
        return 2 * (item.put() == null ? 1 : ItemSize.writeUnits(item.put().item()));
    }

    private static <T> T sent(Supplier<T> request, double writeUnitsIfUnanswered, Meter meter) {
        try {
            return request.get();
        } catch (ConditionalCheckFailedException | TransactionCanceledException answer) {
            throw answer;
        } catch (SdkException e) {
            StoreException failure = Failures.translated(e);
            meter.request(0, failure.mayHaveHappened() ? writeUnitsIfUnanswered : 0);
            throw failure;
        }
    }

    private static double units(ConsumedCapacity consumed) {
        return consumed.capacityUnits();
    }
}
