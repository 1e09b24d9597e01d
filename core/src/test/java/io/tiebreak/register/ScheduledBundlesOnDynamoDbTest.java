package io.tiebreak.register;

import io.tiebreak.dynamodb.Database;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class ScheduledBundlesOnDynamoDbTest extends ScheduledBundlesContract {
    ScheduledBundlesOnDynamoDbTest(Database database) {
        super(database);
    }
}
