package io.tiebreak.command;

import io.tiebreak.dynamodb.Database;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class RepeatsOnDynamoDbTest extends RepeatsContract {
    RepeatsOnDynamoDbTest(Database database) {
        super(mishaps -> Ledgers.on(database, mishaps));
    }
}
