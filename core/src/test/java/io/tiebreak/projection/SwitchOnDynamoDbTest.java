package io.tiebreak.projection;

import io.tiebreak.dynamodb.Database;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class SwitchOnDynamoDbTest extends SwitchContract {

    SwitchOnDynamoDbTest(Database database) {
        super(Stores.on(database));
    }
}
