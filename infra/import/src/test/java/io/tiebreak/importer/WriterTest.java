package io.tiebreak.importer;

import static io.tiebreak.importer.Edits.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.importer.Answer.Accepted;
import io.tiebreak.importer.Answer.Conflict;
import io.tiebreak.importer.Answer.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WriterTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Tally tally = new Tally(new Report(new PrintStream(said, true, StandardCharsets.UTF_8), false));
    private final Schedule schedule = new Schedule(100);
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Long> versions = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void a_conflict_is_retried_on_the_newest_version_at_once_and_later_ones_after_a_pause() throws Exception {
        schedule.add(edit("a", 1, 0));
        run(new Conflict(3), new Conflict(5), new Conflict(6), new Accepted(7, false, false));
        assertThat(versions).containsExactly(0L, 3L, 5L, 6L);
        assertThat(pauses).containsExactly(Duration.ofMillis(5), Duration.ofMillis(10));
        assertThat(tally.imported(1).toString())
                .containsPattern("accepted +1\n")
                .containsPattern("conflicts +3\n")
                .containsPattern("retried on the newest version +1\n")
                .containsPattern("versions +1$");
    }

    @Test
    void the_next_edit_is_made_on_the_version_the_last_one_was_answered() throws Exception {
        schedule.add(edit("a", 1, 0));
        schedule.add(edit("a", 2, 1));
        schedule.add(edit("a", 3, 2));
        run(new Accepted(1, false, false), new Accepted(1, true, false), new Accepted(2, false, false));
        assertThat(versions).containsExactly(0L, 1L, 1L);
        assertThat(tally.imported(1).toString())
                .containsPattern("unchanged +1\n")
                .containsPattern("versions +2$");
    }

    @Test
    void a_refused_edit_is_reported_and_the_next_is_made_on_what_was_before_it() throws Exception {
        schedule.add(edit("a", 1, 0));
        schedule.add(edit("a", 2, 1));
        schedule.add(edit("a", 3, 2));
        run(new Accepted(1, false, false), new Refused("422 no"), new Accepted(2, false, false));
        assertThat(versions).containsExactly(0L, 1L, 1L);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("line 2: 422 no" + System.lineSeparator());
        assertThat(tally.isClean()).isFalse();
    }

    @Test
    void a_backend_that_is_gone_ends_the_work_of_all() throws Exception {
        schedule.add(edit("a", 1, 0));
        schedule.add(edit("b", 1, 0));
        Backend gone = (edit, version) -> {
            throw new UnreachableException(URI.create("http://nowhere"), new IOException("refused"));
        };
        assertThatThrownBy(() -> new Writer(schedule, gone, backoff(), tally).run())
                .isInstanceOf(UnreachableException.class);
        assertThat(schedule.take()).isNull();
    }

    private void run(Answer... script) throws Exception {
        answers.addAll(List.of(script));
        schedule.end();
        Backend backend = (edit, version) -> {
            versions.add(version);
            return answers.remove();
        };
        new Writer(schedule, backend, backoff(), tally).run();
        assertThat(answers).isEmpty();
    }

    private Backoff backoff() {
        return new Backoff(Duration.ofMillis(10), Duration.ofMillis(40), () -> 0.5, pauses::add);
    }
}
