package io.tiebreak.register;

import io.tiebreak.dynamodb.Database;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class RegistersOnDynamoDbTest extends RegistersContract {
    RegistersOnDynamoDbTest(Database database) {
        super(database);
    }
}
