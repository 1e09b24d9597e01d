package io.tiebreak.importer;

import static io.tiebreak.importer.Edits.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.importer.Answer.Accepted;
import io.tiebreak.importer.Answer.Conflict;
import io.tiebreak.importer.Answer.Refused;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HttpBackendTest {

    private final FakeBackend fake = new FakeBackend();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final HttpBackend backend = backend(fake.url());

    @AfterEach
    void close() {
        backend.close();
        fake.close();
    }

    @Test
    void an_edit_is_created_patched_and_recognized_as_unchanged() throws Exception {
        assertThat(backend.send(edit("a", 1, 0), 0)).isEqualTo(new Accepted(1, false, false));
        assertThat(backend.send(edit("a", 2, 1), 1)).isEqualTo(new Accepted(2, false, false));
        assertThat(backend.send(edit("a", 2, 1), 2)).isEqualTo(new Accepted(2, true, false));
        assertThat(fake.requests().getFirst().header("Authorization")).isEqualTo("Bearer secret");
        assertThat(fake.requests().getFirst().header("Client-Id")).isEqualTo("ann");
    }

    @Test
    void a_conflict_says_which_version_to_name_next() throws Exception {
        fake.meddle("a", "k", "1");
        fake.meddle("a", "k", "2");
        assertThat(backend.send(edit("a", 1, 0), 0)).isEqualTo(new Conflict(2));
        assertThat(backend.send(edit("a", 1, 0), 1)).isEqualTo(new Conflict(2));
        assertThat(backend.send(edit("gone", 2, 1), 1)).isEqualTo(new Conflict(0));
    }

    @Test
    void a_lost_answer_is_asked_for_again_under_the_same_key() throws Exception {
        fake.breaksConnectionsOf(count -> count <= 2);
        assertThat(backend.send(edit("a", 1, 0), 0)).isEqualTo(new Accepted(1, false, false));
        assertThat(fake.requests()).hasSize(3);
        assertThat(fake.requests())
                .extracting(request -> request.header("Idempotency-Key"))
                .containsOnly("a1-0");
        assertThat(pauses).containsExactly(Duration.ofMillis(50), Duration.ofMillis(100));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void a_busy_backend_gets_the_time_it_asks_for(int status) throws Exception {
        fake.isOverloadedFor(count -> count == 1, status);
        assertThat(backend.send(edit("a", 1, 0), 0)).isEqualTo(new Accepted(1, false, false));
        assertThat(pauses).containsExactly(Duration.ofMillis(3_050));
    }

    @Test
    void patience_ends() throws Exception {
        fake.isOverloadedFor(count -> true, 503);
        assertThat(backend.send(edit("a", 1, 0), 0)).isEqualTo(new Refused("503 busy"));
        assertThat(fake.requests()).hasSize(9);
        fake.isOverloadedFor(count -> false, 503);
        fake.breaksConnectionsOf(count -> true);
        assertThat(backend.send(edit("b", 1, 0), 0))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("no answer, so nobody knows whether it happened"));
    }

    @Test
    void what_the_backend_refuses_is_refused_in_its_words_and_not_repeated() throws Exception {
        Edit edit = edit("a", 1, 0);
        edit.set().put("forbidden", true);
        assertThat(backend.send(edit, 0)).isEqualTo(new Refused("422 this field is forbidden"));
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void a_backend_that_is_gone_is_unreachable() throws Exception {
        backend.requireReachable();
        fake.close();
        assertThatThrownBy(backend::requireReachable)
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("start one with scripts/run");
        assertThatThrownBy(() -> backend.send(edit("a", 1, 0), 0)).isInstanceOf(UnreachableException.class);
        assertThat(pauses).hasSize(8);
    }

    private HttpBackend backend(URI url) {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), () -> 0.5, pauses::add);
        return new HttpBackend(url, "secret", new Target("document", false), backoff);
    }
}
