package io.tiebreak.items.dynamodb;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.items.ItemsView;
import io.tiebreak.items.ItemsViewContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class DynamoDbItemsViewTest extends ItemsViewContract {
    private final ItemsView view;

    DynamoDbItemsViewTest(Database database) {
        view = new DynamoDbItemsView(database.client(database.http()), database.table("ItemsTable"));
    }

    @Override
    protected ItemsView view() {
        return view;
    }
}
