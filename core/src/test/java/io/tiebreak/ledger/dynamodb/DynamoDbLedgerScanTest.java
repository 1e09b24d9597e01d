package io.tiebreak.ledger.dynamodb;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.ledger.LedgerScanContract;
import io.tiebreak.projection.Stores;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class DynamoDbLedgerScanTest extends LedgerScanContract {

    DynamoDbLedgerScanTest(Database database) {
        super(Stores.on(database));
    }
}
