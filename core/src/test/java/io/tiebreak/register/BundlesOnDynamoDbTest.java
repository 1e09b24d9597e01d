package io.tiebreak.register;

import io.tiebreak.dynamodb.Database;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class BundlesOnDynamoDbTest extends BundlesContract {
    BundlesOnDynamoDbTest(Database database) {
        super(database);
    }
}
