package io.tiebreak.functions.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.Origin;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import io.tiebreak.local.LocalBackend;
import io.tiebreak.local.Options;
import io.tiebreak.store.Meter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class PresenceIT {
    private static final List<String> PAGES = List.of("/", "/docs", "/a page with spaces");

    private LocalBackend backend;
    private Door door;
    private Visitors visitors;
    private Operator operator;

    @BeforeEach
    void start() {
        backend = LocalBackend.start(Options.of(Path.of("../template.yaml")).withPort(0));
        door = new Door(backend.url());
        visitors = new Visitors(door, PAGES);
        operator = new Operator(backend);
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void whoIsThereAndWhatWasViewedIsTold() throws Exception {
        List<String> sessions = Visitors.sessions("s", 30);
        visitors.beat(sessions);
        assertThat(visitors.view(sessions, 3)).isEqualTo(90);
        visitors.haveAllViewed(30);
        JsonNode active = door.get("/v1/presence/active").body();
        assertThat(active.path("active").intValue()).isEqualTo(30);
        assertThat(active.path("paths"))
                .allSatisfy(on -> assertThat(on.path("sessions").intValue()).isEqualTo(30))
                .hasSize(PAGES.size());
        JsonNode first = door.get("/v1/presence/stats?limit=2").body();
        JsonNode second = door.get("/v1/presence/stats?limit=2&cursor="
                        + first.path("next").textValue())
                .body();
        assertThat(first.path("pages")).hasSize(2);
        assertThat(second.path("pages")).hasSize(1);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void theViewIsRebuiltWhileItIsWrittenAndEndsExact() throws Exception {
        visitors.view(Visitors.sessions("early", 20), 1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            Callable<Long> late = () -> visitors.view(Visitors.sessions("late", 20), 2);
            Future<Long> counted = threads.submit(late);
            assertThat(operator.rebuild("visits")).as(operator.errors()).isZero();
            assertThat(counted.get()).isEqualTo(60);
        }
        visitors.haveAllViewed(40);
        assertThat(operator.rebuild("visits", "--back")).as(operator.errors()).isZero();
        visitors.haveAllViewed(40);
        assertThat(operator.printed()).contains("visits is read from generation 1 now");
    }

    @Test
    void aViewThatCannotBeAppliedWaitsUntilItIsMendedAndRedriven() throws Exception {
        happened(command(1, 99));
        visitors.view(Visitors.sessions("s", 1), 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> operator.parked("list", "visits") == 0
                        && operator.printed().contains("page/broken  version 1"));
        assertThat(operator.parked("redrive", "visits", "page", "broken")).isEqualTo(1);
        happened(command(2, 1));
        assertThat(operator.parked("redrive", "visits", "page", "broken"))
                .as(operator.errors())
                .isZero();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(visitors.stats().path("totalViews").intValue())
                                .isEqualTo(PAGES.size() + 2));
        assertThat(visitors.stats().at("/pages/0")).isEqualTo(Visitors.page("/mended", 2, 1));
    }

    private void happened(VersionedCommand command) {
        String table = Optional.ofNullable(backend.tables().get("VisitsTable")).orElseThrow();
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(backend.dynamoDbEndpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build()) {
            new DynamoDbLedger(client, table).append(command, new Meter());
        }
    }

    /** The n-th view of a page by somebody, in a form that perhaps nobody knows. */
    private static VersionedCommand command(long version, int schema) {
        Instant at = Instant.now();
        var viewed = new Document(
                "PageViewed",
                schema,
                Json.object().put("path", "/mended").put("views", version).put("countedAt", at.toEpochMilli()));
        return new VersionedCommand(
                new StreamId("visit", "demo", "page", "broken"),
                version,
                "command-" + version,
                "0",
                "ViewPage",
                List.of(viewed),
                Optional.of(viewed),
                new Origin(1, at, "ann"),
                "ann",
                at,
                1,
                Optional.empty());
    }
}
