package io.tiebreak.command;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.dynamodb.UnreliableHttp;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class TransactionOnDynamoDbTest extends TransactionContract {
    private final Ledger unreliable;
    private final Ledger reliable;

    TransactionOnDynamoDbTest(Database database) {
        String table = database.table("CommandsTable");
        unreliable = new DynamoDbLedger(database.client(new UnreliableHttp(database.http(), mishaps)), table);
        reliable = new DynamoDbLedger(database.client(database.http()), table);
    }

    @Override
    Ledger unreliableLedger() {
        return unreliable;
    }

    @Override
    Ledger reliableLedger() {
        return reliable;
    }
}
