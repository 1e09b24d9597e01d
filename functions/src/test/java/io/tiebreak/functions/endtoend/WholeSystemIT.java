package io.tiebreak.functions.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.importer.ImportMain;
import io.tiebreak.json.Json;
import io.tiebreak.json.MergePatch;
import io.tiebreak.local.LocalBackend;
import io.tiebreak.local.Options;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WholeSystemIT {
    private static final Path EDITS = Path.of("../../shared/data/edits.ndjson.gz");

    private LocalBackend backend;
    private Door door;

    @BeforeEach
    void start() {
        backend = LocalBackend.start(Options.of(Path.of("../template.yaml")).withPort(0));
        door = new Door(backend.url());
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void realEditsOfManyWritersAllArriveOnceAndTheViewIsWhatTheLedgerSays() throws Exception {
        assumeTrue(Files.exists(EDITS), "the real edits are not beside the project");
        String summary = imported("--writers", "8");
        assertThat(summary).containsPattern("accepted +2891\n").containsPattern("failed +0\n");
        List<JsonNode> documents = settledDocuments();
        long versions = 0;
        for (JsonNode document : documents) {
            String path = "/v1/items/document/" + document.path("id").textValue();
            assertThat(door.get(path + "?consistent=true").body()).isEqualTo(document);
            assertThat(door.get(path).body()).isEqualTo(document);
            versions += assertIsFoldOfItsHistory(document, door.all(path + "/history"));
        }
        assertThat(documents).hasSize(40);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> otherViewsAreOf(documents));
        assertThat(summary).containsPattern("versions +" + versions + "\n");
    }

    @Test
    void staleEditsMergeUnlessSomebodyTouchedTheirFields() throws Exception {
        assumeTrue(Files.exists(EDITS), "the real edits are not beside the project");
        String summary = imported("--writers", "1", "--rebase");
        // Of 411 stale edits 98 want to create what is there already; of the others these merge.
        assertThat(summary)
                .containsPattern("merged with newer versions +249\n")
                .containsPattern("retried on the newest version +162\n")
                .containsPattern("unchanged +30\n")
                .containsPattern("versions +2861\n");
    }

    @Test
    void sixtyFourWritersOfTheLatestAreAllAccepted() throws Exception {
        assertThat(door.send("POST", "/v1/items/note", "{\"id\":\"hot\",\"name\":\"Hot\"}")
                        .status())
                .isEqualTo(201);
        List<Callable<Integer>> writers = new ArrayList<>();
        IntStream.range(0, 64)
                .forEach(writer -> writers.add(() -> door.send(
                                "PATCH",
                                "/v1/items/note/hot",
                                "{\"version\":-1,\"attributes\":{\"w" + writer + "\":" + writer + "}}")
                        .status()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(writers)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
        JsonNode hot = door.get("/v1/items/note/hot?minVersion=65").body();
        assertThat(hot.path("version").longValue()).isEqualTo(65);
        assertThat(hot.path("attributes")).hasSize(64);
        assertThat(door.all("/v1/items/note/hot/history"))
                .extracting(command -> command.path("version").longValue())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 65).mapToObj(n -> 66L - n).toList());
    }

    @Test
    void aReaderGetsHisOwnWriteThoughTheProjectorStandsStill() {
        backend.eventSourceOf("ProjectorFunction").stop();
        door.send("POST", "/v1/items/note", "{\"id\":\"mine\",\"name\":\"Mine\"}");
        assertThat(door.get("/v1/items/note/mine").status()).isEqualTo(404);
        assertThat(door.get("/v1/items/note/mine?minVersion=1").status()).isEqualTo(200);
        assertThat(door.get("/v1/items/note/mine?consistent=true").status()).isEqualTo(200);
        backend.eventSourceOf("ProjectorFunction").start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> door.get("/v1/items/note/mine").status() == 200);
    }

    private String imported(String... options) throws InterruptedException {
        List<String> args = new ArrayList<>(List.of(options));
        Collections.addAll(args, "--url", backend.url().toString(), EDITS.toString());
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = ImportMain.run(args, InputStream.nullInputStream(), stream(out), stream(err));
        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** The list, once the view has caught up with every item in it. */
    private List<JsonNode> settledDocuments() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> door.all("/v1/items/document").stream().allMatch(this::isNewest));
        return door.all("/v1/items/document");
    }

    /** Names and types say the same as the list. */
    private void otherViewsAreOf(List<JsonNode> documents) {
        assertThat(door.all("/v1/item-names"))
                .containsExactlyInAnyOrderElementsOf(documents.stream()
                        .map(document -> (JsonNode) Json.object()
                                .put("type", "document")
                                .put("id", document.path("id").textValue())
                                .put("name", document.path("name").textValue()))
                        .toList());
        String changedAt = documents.stream()
                .map(document -> document.path("updatedAt").textValue())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        assertThat(door.get("/v1/item-types").body().path("items"))
                .containsExactly(Json.object()
                        .put("type", "document")
                        .put("items", documents.size())
                        .put("changedAt", changedAt));
    }

    private boolean isNewest(JsonNode item) {
        URI path = URI.create("/v1/items/document/" + item.path("id").textValue() + "?consistent=true");
        return door.get(path.toString()).body().path("version").equals(item.path("version"));
    }

    private static long assertIsFoldOfItsHistory(JsonNode document, List<JsonNode> newestFirst) {
        JsonNode state = Json.object();
        long version = 0;
        for (JsonNode command : newestFirst.reversed()) {
            assertThat(command.path("version").longValue()).isEqualTo(++version);
            for (JsonNode event : command.path("events")) {
                state = MergePatch.apply(state, event.path("data"));
            }
        }
        assertThat(document.path("version").longValue()).isEqualTo(version);
        assertThat(document.path("attributes")).isEqualTo(state.path("attributes"));
        return version;
    }
}
