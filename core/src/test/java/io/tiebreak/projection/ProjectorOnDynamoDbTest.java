package io.tiebreak.projection;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.items.ItemsView;
import io.tiebreak.items.dynamodb.DynamoDbItemsView;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(Database.Given.class)
class ProjectorOnDynamoDbTest extends ProjectorContract {
    private final Ledger ledger;
    private final ItemsView view;

    ProjectorOnDynamoDbTest(Database database) {
        DynamoDbClient client = database.client(database.http());
        ledger = new DynamoDbLedger(client, database.table("CommandsTable"));
        view = new DynamoDbItemsView(client, database.table("ItemsTable"));
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected ItemsView view() {
        return view;
    }
}
