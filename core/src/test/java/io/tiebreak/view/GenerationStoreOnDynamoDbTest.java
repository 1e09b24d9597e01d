package io.tiebreak.view;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.view.dynamodb.DynamoDbGenerationStore;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class GenerationStoreOnDynamoDbTest extends GenerationStoreContract {

    GenerationStoreOnDynamoDbTest(Database database) {
        super(new DynamoDbGenerationStore(database.client(database.http()), database.table("ViewsTable")));
    }
}
