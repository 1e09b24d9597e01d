package io.tiebreak.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.importer.FakeBackend.Item;
import io.tiebreak.importer.FakeBackend.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plays years of real concurrent edits through the importer. */
@Timeout(120)
@EnabledIf(value = "isPresent", disabledReason = "the file of real edits is not beside the project")
class RealEditsTest {

    private static final Path FILE = Path.of("../../../shared/data/edits.ndjson.gz");
    private static final Backoff AT_ONCE = new Backoff(Duration.ZERO, Duration.ZERO, () -> 0, span -> {});

    private final FakeBackend fake = new FakeBackend();
    private final ByteArrayOutputStream problems = new ByteArrayOutputStream();
    private final Tally tally = new Tally(new Report(new PrintStream(problems, true, StandardCharsets.UTF_8), false));

    static boolean isPresent() {
        return Files.exists(FILE);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void one_writer_meets_the_conflicts_the_authors_had() throws Exception {
        assertThat(play(1))
                .containsPattern("edits +2891\n")
                .containsPattern("accepted +2891\n")
                .containsPattern("unchanged +30\n")
                .containsPattern("conflicts +411\n")
                .containsPattern("documents +40\n")
                .containsPattern("versions +2861$");
        checkHistory();
    }

    @ParameterizedTest
    @CsvSource({"16, 1000000", "8, 7"})
    void no_edit_is_lost_or_made_twice(int writers, int broken) throws Exception {
        fake.breaksConnectionsOf(count -> count % broken == 0);
        assertThat(play(writers)).containsPattern("accepted +2891\n").containsPattern("failed +0\n");
        checkHistory();
    }

    @Test
    void a_dry_run_finds_the_edits_made_on_old_copies() throws IOException {
        try (Lines lines = Lines.of(Files.newInputStream(FILE))) {
            new Import(new EditReader("edits", lines), tally).dryRun();
        }
        assertThat(tally.dryRun(40).toString()).containsPattern("edits +2891\n").containsPattern("stale edits +411\n");
    }

    private String play(int writers) throws Exception {
        try (Lines lines = Lines.of(Files.newInputStream(FILE));
                HttpBackend backend = new HttpBackend(fake.url(), "", new Target("document", false), AT_ONCE)) {
            EditReader edits = new EditReader("edits", lines);
            new Import(edits, tally).run(writers, backend, AT_ONCE);
            assertThat(problems.toString(StandardCharsets.UTF_8)).isEmpty();
            return tally.imported(edits.documents()).toString();
        }
    }

    /** No edit made two versions, each made one or changed nothing, and versions add up to what there is now. */
    private void checkHistory() throws IOException {
        List<String> missing = effectsInFile();
        for (Item item : fake.items().values()) {
            ObjectNode folded = Json.MAPPER.createObjectNode();
            for (Request request : item.history) {
                assertThat(missing.remove(effect(request))).as("an edit twice").isTrue();
                folded = FakeBackend.merged(folded, request.body().path("attributes"));
            }
            assertThat(folded.equals(item.attributes)).isTrue();
        }
        List<String> unchanged =
                fake.unchanged().stream().map(RealEditsTest::effect).toList();
        assertThat(new HashSet<>(unchanged).containsAll(missing))
                .as("none lost")
                .isTrue();
        assertThat(tally.imported(40).toString()).containsPattern("unchanged +" + missing.size() + "\n");
    }

    private static String effect(Request request) {
        return effect(
                request.document(), request.header("Client-Id"), request.body().path("attributes"));
    }

    private static String effect(String document, String author, JsonNode patch) {
        return document + ' ' + author + ' ' + patch;
    }

    private static List<String> effectsInFile() throws IOException {
        try (Lines lines = Lines.of(Files.newInputStream(FILE))) {
            List<String> effects = new ArrayList<>();
            for (Line line : Edits.readAll(new EditReader("", lines))) {
                Edit edit = (Edit) line;
                JsonNode patch = Command.of(edit, new Target("document", false), 1)
                        .body()
                        .path("attributes");
                effects.add(effect(edit.place().document(), edit.author(), patch));
            }
            return effects;
        }
    }
}
