package io.tiebreak.presence;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.projection.Stores;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class PageViewsOnDynamoDbTest extends PageViewsContract {

    PageViewsOnDynamoDbTest(Database database) {
        super(Stores.on(database));
    }
}
