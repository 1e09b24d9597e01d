package io.tiebreak.importer;

import static io.tiebreak.importer.Edits.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ImportMainTest {

    private final FakeBackend fake = new FakeBackend();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void edits_arrive_and_are_counted() throws InterruptedException {
        String edits = String.join(
                "\n",
                line("a", 0, "k", "1"),
                line("a", 1, "k", "1"),
                line("b", 0, "k", "1"),
                line("a", 1, "k", "2"),
                line("a", 2, "l", "3"));
        assertThat(run(edits, "--url", fake.url().toString(), "--writers", "1", "-"))
                .isZero();
        assertThat(err()).isEmpty();
        assertThat(out().replaceAll("(seconds?) +[0-9.]+", "$1 ?")).isEqualTo("""
                        edits                            5
                        accepted                         5
                        unchanged                        1
                        merged with newer versions       0
                        conflicts                        1
                        retried on the newest version    1
                        failed                           0
                        bad lines                        0
                        seconds ?
                        edits per second ?
                        documents                        2
                        versions                         4
                        """);
        assertThat(fake.items()).containsOnlyKeys("a", "b");
    }

    @Test
    void what_goes_wrong_is_reported_by_line_and_does_not_stop_the_rest() throws InterruptedException {
        String edits = String.join(
                "\n",
                line("a", 0, "k", "1"),
                "garbage",
                line("a", 1, "forbidden", "1"),
                "{\"id\":\"a\"}",
                line("a", 3, "k", "2"));
        assertThat(run(edits, "--url", fake.url().toString(), "-")).isEqualTo(1);
        assertThat(err().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("line 2: not JSON"))
                .contains("line 3: 422 this field is forbidden")
                .anyMatch(line -> line.startsWith("line 4: field '"));
        assertThat(out())
                .containsPattern("accepted +2\n")
                .containsPattern("failed +1\n")
                .containsPattern("lines +2\n");
        assertThat(fake.items().get("a"))
                .isNotNull()
                .extracting(FakeBackend.Item::version)
                .isEqualTo(2L);
    }

    @Test
    void a_dry_run_counts_and_sends_nothing() throws InterruptedException {
        String edits = String.join("\n", line("a", 0, "k", "1"), line("a", 0, "k", "2"), "garbage");
        assertThat(run(edits, "--dry-run", "-")).isEqualTo(1);
        assertThat(out()).isEqualTo("""
                edits        2
                documents    1
                stale edits  1
                bad lines    1
                """);
        assertThat(err()).startsWith("line 3: ");
        assertThat(run(line("a", 0, "k", "1"), "--dry-run", "-")).isZero();
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void without_a_backend_one_line_says_how_to_start_it() throws InterruptedException {
        fake.close();
        assertThat(run(line("a", 0, "k", "1"), "--url", fake.url().toString(), "-"))
                .isEqualTo(1);
        assertThat(err().lines()).singleElement().asString().contains("scripts/run");
        assertThat(out()).isEmpty();
    }

    @Test
    void wrong_usage_and_a_missing_file_are_one_line_each(@TempDir Path empty) throws InterruptedException {
        assertThat(run("", "--fast")).isEqualTo(2);
        assertThat(run("", empty.resolve("none.ndjson").toString())).isEqualTo(1);
        assertThat(err().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("import: unknown option --fast"))
                .anyMatch(line -> line.contains("none.ndjson (No such file"));
    }

    private int run(String in, String... args) throws InterruptedException {
        return ImportMain.run(
                List.of(args),
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
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
