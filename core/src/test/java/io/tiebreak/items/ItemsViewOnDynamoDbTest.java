package io.tiebreak.items;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.projection.Stores;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class ItemsViewOnDynamoDbTest extends ItemsViewContract {

    ItemsViewOnDynamoDbTest(Database database) {
        super(Stores.on(database));
    }
}
