package io.tiebreak.view;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.view.dynamodb.DynamoDbViewStore;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class AdvanceOnDynamoDbTest extends AdvanceContract {

    AdvanceOnDynamoDbTest(Database database) {
        super(new DynamoDbViewStore(database.client(database.http()), database.table("ViewsTable")));
    }
}
