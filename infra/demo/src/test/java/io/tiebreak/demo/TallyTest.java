package io.tiebreak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void the_table_has_a_line_for_each_act_and_one_for_all() {
        tally.count(Act.VIEW, Outcome.ACCEPTED);
        tally.count(Act.EDIT, Outcome.ACCEPTED);
        tally.count(Act.EDIT, Outcome.CONFLICT);
        assertThat(tally.table().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        " sent accepted retried merged repeated superseded conflict locked gone refused failed",
                        "edit a document 2 1 1",
                        "page view 1 1",
                        "all 3 2 1");
        assertThat(tally.totals()).isEqualTo(Map.of(Outcome.ACCEPTED, 2L, Outcome.CONFLICT, 1L));
    }

    @Test
    void what_nobody_expects_is_not_clean() {
        tally.count(Act.EDIT, Outcome.CONFLICT);
        assertThat(tally.isClean()).isTrue();
        tally.count(Act.EDIT, Outcome.REFUSED);
        assertThat(tally.isClean()).isFalse();
    }

    @Test
    void progress_tells_every_five_seconds_what_is_new() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Progress progress = new Progress(tally, new PrintStream(out, true, StandardCharsets.UTF_8));
        tally.count(Act.EDIT, Outcome.ACCEPTED);
        progress.accept(Duration.ofSeconds(4));
        tally.count(Act.LOCK, Outcome.LOCKED);
        progress.accept(Duration.ofSeconds(5));
        tally.count(Act.EDIT, Outcome.ACCEPTED);
        progress.accept(Duration.ofSeconds(9));
        progress.accept(Duration.ofSeconds(11));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("  5 s  1 accepted, 1 locked", " 11 s  1 accepted");
    }
}
