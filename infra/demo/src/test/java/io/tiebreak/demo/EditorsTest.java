package io.tiebreak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.demo.FakeBackend.Request;
import io.tiebreak.importer.Edit;
import io.tiebreak.importer.Place;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EditorsTest {

    private static final String PAGE = "/v1/items/document/a b";

    private final FakeBackend fake = new FakeBackend();
    private final Tally tally = new Tally();
    private final Door door = new Door(fake.url(), name -> name, tally);
    private final Queue<Edit> edits = new ArrayDeque<>();
    private final Editors editors = new Editors(door, new HandTime(), edits::remove);

    @AfterEach
    void close() {
        door.close();
        fake.close();
    }

    @Test
    void each_edit_names_the_version_its_author_had_seen() throws InterruptedException {
        edits.addAll(List.of(edit(1, 0), edit(2, 1), edit(3, 2)));
        for (int i = 0; i < 3; i++) {
            editors.step(always(0.9));
        }
        assertThat(fake.requests()).extracting(Request::method).containsExactly("POST", "PATCH", "PATCH");
        assertThat(versions()).containsExactly(0L, 1L, 2L);
        assertThat(fake.requests().getLast().path()).isEqualTo(PAGE);
        assertThat(tally.totals()).isEqualTo(Map.of(Outcome.ACCEPTED, 3L));
    }

    @Test
    void after_a_conflict_one_tries_again_on_the_newest_version() throws InterruptedException {
        edits.addAll(List.of(edit(1, 0), edit(2, 1), edit(3, 1)));
        for (int i = 0; i < 3; i++) {
            editors.step(always(0.9));
        }
        assertThat(versions()).containsExactly(0L, 1L, 1L, 2L);
        assertThat(tally.totals()).isEqualTo(Map.of(Outcome.ACCEPTED, 3L, Outcome.CONFLICT, 1L));
    }

    @Test
    void whoever_gives_up_has_seen_what_was_in_the_way_and_those_after_him_go_on() throws InterruptedException {
        fake.meddle(PAGE);
        fake.meddle(PAGE);
        edits.addAll(List.of(edit(1, 0), edit(2, 1)));
        // Does not merge, but is of those who give up.
        editors.step(always(0.38));
        editors.step(always(0.38));
        assertThat(versions()).containsExactly(0L, 2L);
        assertThat(tally.totals()).isEqualTo(Map.of(Outcome.CONFLICT, 1L, Outcome.ACCEPTED, 1L));
    }

    @Test
    void some_let_the_backend_merge() throws InterruptedException {
        edits.addAll(List.of(edit(1, 0), edit(2, 1), edit(3, 1)));
        for (int i = 0; i < 3; i++) {
            editors.step(always(0.1));
        }
        assertThat(tally.totals()).isEqualTo(Map.of(Outcome.ACCEPTED, 2L, Outcome.MERGED, 1L));
    }

    private List<Long> versions() {
        return fake.requests().stream()
                .map(request -> request.body().path("version").asLong())
                .toList();
    }

    private static Edit edit(int number, int saw) {
        return new Edit(
                number,
                new Place("a b", number),
                "author",
                saw,
                Json.object().put("field", "text" + number),
                List.of(),
                "edit" + number);
    }

    private static RandomGenerator always(double chance) {
        SplittableRandom random = new SplittableRandom(7);
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return random.nextLong();
            }

            @Override
            public double nextDouble() {
                return chance;
            }
        };
    }
}
