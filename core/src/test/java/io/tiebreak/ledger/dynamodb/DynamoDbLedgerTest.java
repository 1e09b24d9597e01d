package io.tiebreak.ledger.dynamodb;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.LedgerContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class DynamoDbLedgerTest extends LedgerContract {
    private final Ledger ledger;

    DynamoDbLedgerTest(Database database) {
        ledger = new DynamoDbLedger(database.client(database.http()), database.table("CommandsTable"));
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
