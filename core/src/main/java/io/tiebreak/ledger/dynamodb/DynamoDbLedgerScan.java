package io.tiebreak.ledger.dynamodb;

import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.dynamodb.ScanCursor;
import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Scans the commands' table. Needs {@code dynamodb:Scan} and {@code dynamodb:DescribeTable}. */
public final class DynamoDbLedgerScan implements LedgerScan {
    private static final String OF_KIND = "begins_with(#stream, :kind)";

    /** So that a page is projected within seconds, and who is killed repeats little. */
    private static final int COMMANDS_A_PAGE = 500;

    private final MeteredDynamoDb dynamoDb;
    private final String table;

    /**
     * @param client without retries of its own
     * @param table the commands' table
     */
    public DynamoDbLedgerScan(DynamoDbClient client, String table) {
        this.dynamoDb = new MeteredDynamoDb(client);
        this.table = table;
    }

    @Override
    public Page page(String kind, Leg leg, Meter meter) {
        ScanRequest.Builder scan = ScanRequest.builder()
                .tableName(table)
                .filterExpression(OF_KIND)
                .expressionAttributeNames(Map.of("#stream", CommandItem.STREAM))
                .expressionAttributeValues(Map.of(":kind", CommandItem.string(kind + "/")))
                .segment(leg.segment())
                .totalSegments(leg.segments())
                .limit(COMMANDS_A_PAGE)
                .consistentRead(true);
        leg.cursor().map(ScanCursor::key).ifPresent(scan::exclusiveStartKey);
        ScanResponse page = dynamoDb.scan(scan, meter);
        return new Page(page.items().stream().map(DynamoDbLedger::stored).toList(), ScanCursor.after(page));
    }

    @Override
    public long roughly(Meter meter) {
        return dynamoDb.roughItemCount(table, meter);
    }
}
