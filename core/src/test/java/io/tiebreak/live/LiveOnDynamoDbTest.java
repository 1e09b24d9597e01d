package io.tiebreak.live;

import io.tiebreak.dynamodb.Database;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class LiveOnDynamoDbTest extends LiveContract {
    LiveOnDynamoDbTest(Database database) {
        super(database);
    }
}
