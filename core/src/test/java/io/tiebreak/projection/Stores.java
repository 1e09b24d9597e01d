package io.tiebreak.projection;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import io.tiebreak.ledger.dynamodb.DynamoDbLedgerScan;
import io.tiebreak.ledger.memory.InMemoryLedger;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.ViewStore;
import io.tiebreak.view.dynamodb.DynamoDbGenerationStore;
import io.tiebreak.view.dynamodb.DynamoDbViewStore;
import io.tiebreak.view.memory.InMemoryGenerationStore;
import io.tiebreak.view.memory.InMemoryViewStore;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A ledger and views of it, with nothing in them yet and nobody else at them. */
public record Stores(Ledger ledger, LedgerScan scan, ViewStore views, GenerationStore generations) {

    public static Stores inMemory() {
        InMemoryLedger ledger = new InMemoryLedger();
        return new Stores(ledger, ledger, new InMemoryViewStore(), new InMemoryGenerationStore());
    }

    public static Stores on(Database database, ExecutionInterceptor... interceptors) {
        DynamoDbClient client = database.client(database.http(), interceptors);
        String commands = database.emptyTable("CommandsTable");
        String views = database.emptyTable("ViewsTable");
        return new Stores(
                new DynamoDbLedger(client, commands),
                new DynamoDbLedgerScan(client, kind -> commands),
                new DynamoDbViewStore(client, views),
                new DynamoDbGenerationStore(client, views));
    }
}
