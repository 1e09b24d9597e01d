package io.tiebreak.items.dynamodb;

import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.items.Item;
import io.tiebreak.store.Meter;
import java.util.ArrayDeque;
import java.util.Queue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads one shelf in the order of its ids, a few rows a request. */
final class ShelfReader {
    private final MeteredDynamoDb dynamoDb;
    private final QueryRequest.Builder query;
    private final Meter meter;
    private final Queue<Item> read = new ArrayDeque<>();
    private boolean atEnd;

    /** @param query of this shelf, from where to begin */
    ShelfReader(MeteredDynamoDb dynamoDb, QueryRequest.Builder query, Meter meter) {
        this.dynamoDb = dynamoDb;
        this.query = query;
        this.meter = meter;
    }

    /** Whether there is another item; reads on if it must to know. */
    boolean hasNext() {
        while (read.isEmpty() && !atEnd) {
            QueryResponse rows = dynamoDb.query(query, meter);
            rows.items().stream().map(ItemRow::item).forEach(read::add);
            query.exclusiveStartKey(rows.lastEvaluatedKey());
            atEnd = !rows.hasLastEvaluatedKey();
        }
        return !read.isEmpty();
    }

    /** The next item, which stays there. */
    Item next() {
        return read.element();
    }

    Item take() {
        return read.remove();
    }
}
