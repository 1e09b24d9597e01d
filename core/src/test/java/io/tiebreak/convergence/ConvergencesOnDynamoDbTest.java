package io.tiebreak.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import io.tiebreak.ledger.dynamodb.DynamoDbLedgerScan;
import io.tiebreak.view.dynamodb.DynamoDbGenerationStore;
import io.tiebreak.view.dynamodb.DynamoDbViewStore;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Random stories on DynamoDB Local, with threads that really run at once. A seed gives the same load and luck again, but not
 * the same story. Each has a database of its own, for there is one record per view. {@code -DdynamoDbConvergences=100} plays
 * more of them.
 */
class ConvergencesOnDynamoDbTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("dynamoDbConvergences", 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theViewsEndAsTheLedgerSays(long seed) {
        try (var database = new Database();
                DynamoDbClient client = database.client(database.http())) {
            String commands = database.table("CommandsTable");
            String views = database.table("ViewsTable");
            var stores = new Stores(
                    new DynamoDbLedger(client, commands),
                    new DynamoDbLedgerScan(client, kind -> commands),
                    new DynamoDbViewStore(client, views),
                    new DynamoDbGenerationStore(client, views));
            assertThat(new Story(new RealThreads(), new Random(seed), stores, Variant.RIGHT).play())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }
}
