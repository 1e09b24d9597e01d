package io.tiebreak.ledger.dynamodb;

import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.dynamodb.ScanCursor;
import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Scans ledgers' tables. Needs {@code dynamodb:Scan} and {@code dynamodb:DescribeTable}. */
public final class DynamoDbLedgerScan implements LedgerScan {
    private static final String OF_KIND = "begins_with(#stream, :kind)";

    /** So that a page is projected within seconds, and who is killed repeats little. */
    private static final int COMMANDS_A_PAGE = 500;

    private final MeteredDynamoDb dynamoDb;
    private final UnaryOperator<String> tables;

    /**
     * @param client without retries of its own
     * @param tables the table that keeps streams of a kind
     */
    public DynamoDbLedgerScan(DynamoDbClient client, UnaryOperator<String> tables) {
        this.dynamoDb = new MeteredDynamoDb(client);
        this.tables = tables;
    }

    @Override
    public Page page(String kind, Leg leg, Meter meter) {
        ScanRequest.Builder scan = ScanRequest.builder()
                .tableName(tables.apply(kind))
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
    public long roughly(String kind, Meter meter) {
        return dynamoDb.roughItemCount(tables.apply(kind), meter);
    }
}
