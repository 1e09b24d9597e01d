package io.tiebreak.functions.deferred.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.deferred.DeferredCommand;
import io.tiebreak.json.Json;
import io.tiebreak.local.dynamodb.LocalDynamoDb;
import io.tiebreak.store.Meter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Commands for later on the real engine, and the exact units they take, with small ones. */
class DynamoDbDeferredStoreTest {
    private static final Instant NOW = Instant.parse("2126-11-21T09:30:00.250Z");
    private static LocalDynamoDb engine;
    private static DynamoDbClient client;
    private static DynamoDbDeferredStore store;
    private Meter meter = new Meter();

    @BeforeAll
    static void start() {
        engine = LocalDynamoDb.inMemory();
        String table = Objects.requireNonNull(
                engine.createTables(Path.of("../template.yaml")).get("CommandsTable"));
        client = DynamoDbClient.builder()
                .endpointOverride(engine.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
        store = new DynamoDbDeferredStore(client, table);
    }

    @AfterAll
    static void stop() {
        client.close();
        engine.close();
    }

    private static DeferredCommand waiting(String tenant, String id) {
        var request = Json.object().put("method", "PUT").put("route", "PUT /v1/items/{type}/{id}");
        var state = new DeferredCommand.State.Waiting(request, "{\"version\":-1,\"n\":1.50}");
        return new DeferredCommand(tenant, id, "fingerprint", "item/demo/note/a", NOW, state, Optional.empty());
    }

    private static DeferredCommand answered(DeferredCommand command) {
        var answer = new DeferredCommand.State.Answered(200, Json.object().put("ETag", "\"2\""), "{\"version\":2}");
        return new DeferredCommand(
                command.tenant(),
                command.id(),
                command.fingerprint(),
                command.target(),
                command.at(),
                answer,
                Optional.of(Instant.parse("2126-11-22T09:30:00Z")));
    }

    private void assertCost(double readUnits, double writeUnits) {
        assertThat(meter.spent()).isEqualTo(new Meter.Spent(1, readUnits, writeUnits));
        meter = new Meter();
    }

    @Test
    void itIsKeptOnceAndFoundAsItWas() {
        DeferredCommand command = waiting("demo/50%", "once");
        assertThat(store.keep(command, NOW, meter)).isEmpty();
        assertCost(0, 1);
        assertThat(store.keep(waiting("demo/50%", "once"), NOW.plusSeconds(1), meter))
                .contains(command);
        assertCost(0, 1);
        assertThat(store.find("demo/50%", "once", meter)).contains(command);
        assertCost(1, 0);
        assertThat(store.find("demo", "once", meter)).isEmpty();
    }

    @Test
    void itsAnswerTakesItsPlaceOnce() {
        DeferredCommand command = waiting("demo", "answered");
        store.keep(command, NOW, meter);
        meter = new Meter();
        DeferredCommand answered = answered(command);
        store.conclude(answered, meter);
        assertCost(0, 1);
        store.conclude(answered, meter);
        assertThat(store.find("demo", "answered", meter)).contains(answered);
    }

    @Test
    void afterADayItsIdIsFree() {
        DeferredCommand command = waiting("demo", "old");
        store.keep(command, NOW, meter);
        store.conclude(answered(command), meter);
        assertThat(store.keep(command, Instant.parse("2126-11-22T09:29:59Z"), meter))
                .contains(answered(command));
        assertThat(store.keep(command, Instant.parse("2126-11-22T09:30:00Z"), meter))
                .isEmpty();
        assertThat(store.find("demo", "old", meter)).contains(command);
    }
}
