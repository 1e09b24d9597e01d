package io.tiebreak.items;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.projection.Stores;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class ItemNamesOnDynamoDbTest extends ItemNamesContract {

    ItemNamesOnDynamoDbTest(Database database) {
        super(Stores.on(database));
    }
}
