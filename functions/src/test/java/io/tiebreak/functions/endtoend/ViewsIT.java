package io.tiebreak.functions.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.functions.views.Poison;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import io.tiebreak.local.LocalBackend;
import io.tiebreak.local.Options;
import io.tiebreak.operate.ParkedMain;
import io.tiebreak.operate.RebuildMain;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generations;
import io.tiebreak.view.dynamodb.DynamoDbGenerationStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class ViewsIT {
    private LocalBackend backend;
    private Door door;
    private DynamoDbClient client;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void start() {
        backend = LocalBackend.start(Options.of(Path.of("../template.yaml")).withPort(0));
        door = new Door(backend.url());
        client = DynamoDbClient.builder()
                .endpointOverride(backend.dynamoDbEndpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        backend.close();
    }

    @Test
    void aViewIsRebuiltWhileItIsWrittenAndReadAndSwitchedBack() throws Exception {
        items(30);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> door.all("/v1/items/note").size() == 30);
        List<JsonNode> before = door.all("/v1/items/note");
        for (String view : List.of("items", "item-names", "item-types")) {
            assertThat(rebuild(view)).as(errors()).isZero();
        }
        assertThat(door.all("/v1/items/note")).isEqualTo(before);
        assertThat(door.all("/v1/item-names")).hasSize(30);
        assertThat(door.get("/v1/item-types").body().at("/items/0/items").intValue())
                .isEqualTo(30);
        assertThat(served("items")).isEqualTo(2);
        assertThat(rebuild("items", "--back")).as(errors()).isZero();
        assertThat(served("items")).isEqualTo(1);
        assertThat(door.all("/v1/items/note")).isEqualTo(before);
        assertThat(text(out)).contains("items is read from generation 1 now");
    }

    @Test
    void aStreamThatCannotBeAppliedWaitsUntilItIsMendedAndRedriven() throws Exception {
        happened(Poison.mended("demo", "a", 1));
        happened(Poison.poison("demo", "a", 2));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> parked("list", "items") == 0 && text(out).contains("invoice/a  version 2"));
        assertThat(parked("redrive", "items", "invoice", "a")).isEqualTo(1);
        assertThat(errors()).contains("422", "schema version 99");
        happened(Poison.mended("demo", "a", 3));
        assertThat(parked("show", "items", "invoice", "a")).as(errors()).isZero();
        assertThat(text(out)).contains("applied  1", "newest   3");
        assertThat(parked("redrive", "items", "invoice", "a")).as(errors()).isZero();
        assertThat(door.get("/v1/items/invoice/a").body().path("version").intValue())
                .isEqualTo(3);
    }

    @Test
    void whatTheProjectorGivesUpIsParkedAndCanBeRedriven() throws Exception {
        var generations = new DynamoDbGenerationStore(client, table("ViewsTable"));
        // Nobody makes that form, so the projector fails whatever it is given.
        Generations first = new Generations(
                "items", 1, new TreeMap<>(Map.of(1, 99)), 1, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(generations.replace(first, new Meter())).isTrue();
        door.send("POST", "/v1/items/note", "{\"id\":\"left\",\"name\":\"Left\"}");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> parked("list", "items") == 0 && text(out).contains("note/left  version 1"));
        assertThat(text(out)).contains("RetryAttemptsExhausted");
        var mended = new Generations(
                "items", 2, new TreeMap<>(Map.of(1, 1)), 1, first.previous(), first.switching(), first.building());
        assertThat(generations.replace(mended, new Meter())).isTrue();
        assertThat(parked("redrive", "items", "note", "left")).as(errors()).isZero();
        assertThat(door.get("/v1/items/note/left").status()).isEqualTo(200);
    }

    private void items(int count) {
        for (int i = 0; i < count; i++) {
            door.send("POST", "/v1/items/note", "{\"id\":\"n%02d\",\"name\":\"Note %d\"}".formatted(i, i));
        }
    }

    private void happened(VersionedCommand command) {
        new DynamoDbLedger(client, table("CommandsTable")).append(command, new Meter());
    }

    private String table(String logicalId) {
        return Optional.ofNullable(backend.tables().get(logicalId)).orElseThrow();
    }

    private int served(String view) {
        return new DynamoDbGenerationStore(client, table("ViewsTable"))
                .find(view, new Meter())
                .orElseThrow()
                .serving();
    }

    private int rebuild(String... args) throws InterruptedException {
        return RebuildMain.run(with(args, "--url", url()), stream(out), stream(err));
    }

    private int parked(String... args) throws InterruptedException {
        String token = backend.issuer().token("demo", "operator", "admin", Duration.ofHours(1));
        return ParkedMain.run(with(args, "--url", url(), "--token", token), stream(out), stream(err));
    }

    private String url() {
        return backend.url().toString();
    }

    private static List<String> with(String[] args, String... more) {
        List<String> all = new ArrayList<>(List.of(args));
        Collections.addAll(all, more);
        return all;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String errors() {
        return text(err);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
