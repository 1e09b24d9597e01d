package io.tiebreak.insight;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.dynamodb.UnreliableHttp;
import io.tiebreak.insight.dynamodb.DynamoDbInsightStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class InsightsModelOnDynamoDbTest extends InsightsModelContract {

    InsightsModelOnDynamoDbTest(Database database) {
        super(mishaps -> new DynamoDbInsightStore(
                database.client(new UnreliableHttp(database.http(), mishaps)), database.table("InsightsTable")));
    }

    @Test
    void everyReportIsThatOfAPlainList() {
        assertReportsAreThoseOfAPlainList();
    }
}
