package io.tiebreak.dynamodb;

import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

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

    /** Twice what it takes outside; a check counts like a write of what it looks at, here: of nothing. */
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
