package io.tiebreak.projection;

import io.tiebreak.dynamodb.Database;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class RebuildOnDynamoDbTest extends RebuildContract {

    RebuildOnDynamoDbTest(Database database) {
        super(Stores.on(database));
    }
}
