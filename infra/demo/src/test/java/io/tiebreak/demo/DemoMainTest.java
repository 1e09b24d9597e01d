package io.tiebreak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Drives a backend that runs already, for real seconds. */
@Timeout(60)
class DemoMainTest {

    private final FakeBackend fake = new FakeBackend();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void it_says_where_to_look_and_what_came_of_it() {
        assertThat(run("--seconds", "1", "--seed", "7")).as(out() + err()).isZero();
        assertThat(out().lines())
                .contains("console " + fake.url() + "/console")
                .anyMatch(line -> line.startsWith("as an operator: " + fake.url() + "/console#token=ey"))
                .anyMatch(line -> line.contains("(seed 7)"));
        // All but the one that asked whether somebody is there.
        assertThat(out()).containsPattern("all +" + (fake.requests().size() - 1) + " ");
    }

    @Test
    void edits_come_from_a_file_first() throws Exception {
        Path edits = folder.resolve("edits");
        Files.writeString(edits, """
                no edit
                {"id":"real","author":"ann","at":"2026-11-21T10:00:00Z","saw":0,"set":{"k":"v"},"unset":[]}
                """);
        assertThat(run("--seconds", "2", "--edits", edits.toString())).as(err()).isZero();
        assertThat(fake.requests())
                .filteredOn(request -> request.path().equals("/v1/items/document"))
                .extracting(request -> request.body().path("id").asText())
                .contains("real")
                .anyMatch(id -> id.startsWith("page-"));
    }

    @Test
    void a_call_that_breaks_makes_it_fail_but_not_stop() {
        fake.breaksAt(request -> request.path().equals("/v1/items/product/stapler"));
        assertThat(run("--seconds", "1", "--seed", "7")).isEqualTo(1);
        assertThat(out())
                .containsPattern("correct a product, exact version +[6-9] .* 1\n")
                .containsPattern("heartbeat +[1-9]");
    }

    @Test
    void a_backend_of_somebody_else_or_none_is_one_line() {
        fake.breaksAt(request -> true);
        assertThat(run()).isEqualTo(1);
        fake.close();
        assertThat(run()).isEqualTo(1);
        assertThat(err().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("answers 500: it has to be a scripts/run of this working copy"))
                .anyMatch(line -> line.contains("no backend answers") && line.contains("scripts/run"));
        assertThat(out()).isEmpty();
    }

    @Test
    void a_missing_file_and_wrong_usage_are_one_line_each() {
        assertThat(run("--edits", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(run("--fast")).isEqualTo(2);
        assertThat(err().lines())
                .hasSize(2)
                .anyMatch(line -> line.matches("demo: the edits in .*none cannot be read: .*"))
                .contains("demo: unknown option --fast (scripts/demo --help says more)");
    }

    @Test
    void a_taken_port_is_said_before_anything_is_touched() {
        List<String> args = List.of(
                "--template", folder.resolve("template.yaml").toString(),
                "--port", String.valueOf(fake.url().getPort()));
        assertThat(run(args)).isEqualTo(1);
        assertThat(err().lines())
                .singleElement()
                .asString()
                .startsWith("demo: port " + fake.url().getPort() + " is in use");
        assertThat(out()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private int run(String... args) {
        List<String> all = new ArrayList<>(
                List.of("--template", folder.resolve("template.yaml").toString()));
        all.addAll(List.of("--url", fake.url().toString()));
        all.addAll(List.of(args));
        return run(all);
    }

    private int run(List<String> args) {
        return DemoMain.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
