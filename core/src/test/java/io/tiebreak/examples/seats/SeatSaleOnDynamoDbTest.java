package io.tiebreak.examples.seats;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class SeatSaleOnDynamoDbTest extends SeatSaleContract {
    private final Ledger ledger;

    SeatSaleOnDynamoDbTest(Database database) {
        ledger = new DynamoDbLedger(database.client(database.http()), database.table("CommandsTable"));
    }

    @Override
    Ledger ledger() {
        return ledger;
    }
}
