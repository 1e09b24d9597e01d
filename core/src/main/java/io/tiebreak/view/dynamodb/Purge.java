package io.tiebreak.view.dynamodb;

import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.dynamodb.ScanCursor;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Removes the rows of generations, wherever in the table they are. */
final class Purge {
    /** So that a page, which may be full of rows to remove, takes some seconds at most. */
    private static final int ROWS_A_PAGE = 1000;

    private static final int MOST_AT_ONCE = 25;

    private final MeteredDynamoDb dynamoDb;
    private final String table;

    Purge(MeteredDynamoDb dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    Optional<String> page(List<Generation> generations, Leg leg, Meter meter) {
        Map<String, AttributeValue> prefixes = new TreeMap<>();
        List<String> conditions = new ArrayList<>();
        for (Generation generation : generations) {
            String name = ":generation" + generation.number();
            prefixes.put(name, RowItem.string(RowItem.prefix(generation)));
            conditions.add("begins_with(#shelf, " + name + ")");
        }
        ScanRequest.Builder scan = ScanRequest.builder()
                .tableName(table)
                .filterExpression(String.join(" OR ", conditions))
                .projectionExpression("#shelf, #id")
                .expressionAttributeNames(Map.of("#shelf", RowItem.SHELF, "#id", RowItem.ID))
                .expressionAttributeValues(prefixes)
                .segment(leg.segment())
                .totalSegments(leg.segments())
                .limit(ROWS_A_PAGE);
        leg.cursor().map(ScanCursor::key).ifPresent(scan::exclusiveStartKey);
        ScanResponse page = dynamoDb.scan(scan, meter);
        List<Map<String, AttributeValue>> keys = page.items();
        for (int from = 0; from < keys.size(); from += MOST_AT_ONCE) {
            dynamoDb.remove(table, keys.subList(from, Math.min(keys.size(), from + MOST_AT_ONCE)), meter);
        }
        return ScanCursor.after(page);
    }
}
