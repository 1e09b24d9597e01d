package io.tiebreak.importer;

import static io.tiebreak.importer.Edits.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.importer.Schedule.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ScheduleTest {

    private final Schedule schedule = new Schedule(100);

    @Test
    void an_edit_names_the_version_its_author_had_seen() throws InterruptedException {
        add(edit("a", 1, 0), edit("a", 2, 1));
        Turn create = take();
        assertThat(create.version()).isZero();
        schedule.settle(create.edit().place(), 41);
        assertThat(take().version()).isEqualTo(41);
    }

    @Test
    void an_edit_waits_until_all_its_author_had_seen_is_answered() throws InterruptedException {
        add(edit("a", 1, 0), edit("a", 2, 0), edit("a", 3, 2));
        Edit first = take().edit();
        Edit second = take().edit();
        schedule.settle(second.place(), 2);
        assertThat(schedule.poll()).isNull();
        schedule.settle(first.place(), 3);
        assertThat(take()).isEqualTo(new Turn(edit("a", 3, 2), 3));
    }

    @Test
    void edits_of_a_document_start_in_file_order_and_other_documents_do_not_wait() throws InterruptedException {
        add(edit("a", 1, 0), edit("a", 2, 1), edit("a", 3, 0), edit("b", 1, 0));
        assertThat(take().edit()).isEqualTo(edit("a", 1, 0));
        assertThat(take().edit()).isEqualTo(edit("b", 1, 0));
        assertThat(schedule.poll()).isNull();
    }

    @Test
    void who_saw_two_edits_that_overtook_each_other_saw_the_newer_version() throws InterruptedException {
        add(edit("a", 1, 0), edit("a", 2, 0), edit("a", 3, 2));
        schedule.settle(take().edit().place(), 5);
        schedule.settle(take().edit().place(), 4);
        assertThat(take().version()).isEqualTo(5);
    }

    @Test
    void what_failed_is_replaced_by_the_newest_before_it_that_did_not() throws InterruptedException {
        add(edit("a", 1, 0));
        schedule.settle(take().edit().place(), 7);
        schedule.settle(new Place("a", 2), 0);
        schedule.settle(new Place("a", 3), 0);
        add(edit("a", 4, 3));
        assertThat(take().version()).isEqualTo(7);
    }

    @Test
    void when_all_before_it_failed_the_document_is_to_be_created() throws InterruptedException {
        schedule.settle(new Place("a", 1), 0);
        add(edit("a", 2, 1));
        assertThat(take().version()).isZero();
    }

    @Test
    void a_reader_waits_for_room_and_a_writer_for_work() throws InterruptedException {
        Schedule small = new Schedule(1);
        Thread reader = Thread.ofPlatform().start(() -> addBothAndEnd(small));
        while (reader.getState() != Thread.State.WAITING) {
            assertThat(reader.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        assertThat(Objects.requireNonNull(small.take()).edit()).isEqualTo(edit("a", 1, 0));
        assertThat(Objects.requireNonNull(small.take()).edit()).isEqualTo(edit("b", 1, 0));
        assertThat(small.take()).isNull();
    }

    @Test
    void an_abandoned_schedule_gives_nothing_and_takes_nothing() throws InterruptedException {
        add(edit("a", 1, 0));
        schedule.abandon();
        assertThat(schedule.take()).isNull();
        assertThat(schedule.add(edit("a", 2, 0))).isFalse();
    }

    /** Plays random files with random answers, in random order, and checks every start. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 64})
    void any_file_is_played_to_its_end_with_all_writers_busy(int writers) throws InterruptedException {
        for (int seed = 0; seed < 200; seed++) {
            new Play(new Random(seed), writers, "seed " + seed).run();
        }
    }

    private void add(Edit... edits) throws InterruptedException {
        for (Edit edit : edits) {
            schedule.add(edit);
        }
    }

    private Turn take() {
        return Objects.requireNonNull(schedule.poll());
    }

    private static void addBothAndEnd(Schedule schedule) {
        try {
            schedule.add(edit("a", 1, 0));
            schedule.add(edit("b", 1, 0));
            schedule.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Play {
        private static final int EDITS = 120;
        private final Schedule schedule = new Schedule(EDITS);
        private final Map<String, List<Edit>> started = new HashMap<>();
        private final Map<Place, Long> settled = new HashMap<>();
        private final List<Edit> file = new ArrayList<>();
        private final List<Edit> underWay = new ArrayList<>();
        private final Random random;
        private final int writers;
        private final String seed;

        Play(Random random, int writers, String seed) {
            this.random = random;
            this.writers = writers;
            this.seed = seed;
        }

        void run() throws InterruptedException {
            Map<String, Integer> numbers = new HashMap<>();
            for (int i = 0; i < EDITS; i++) {
                String document = "d" + random.nextInt(6);
                int number = numbers.merge(document, 1, Integer::sum);
                file.add(edit(document, number, Math.max(0, number - 1 - random.nextInt(3))));
                schedule.add(file.getLast());
            }
            List<Edit> order = new ArrayList<>();
            while (order.size() < EDITS) {
                startAll(order);
                assertThat(underWay).as(seed).isNotEmpty();
                settleOne();
            }
            if (writers == 1) {
                assertThat(order).as(seed).isEqualTo(file);
            }
        }

        private void startAll(List<Edit> order) {
            while (underWay.size() < writers) {
                Turn turn = schedule.poll();
                if (turn == null) {
                    assertThat(file).as(seed).noneMatch(this::couldStart);
                    return;
                }
                assertThat(couldStart(turn.edit())).as(seed).isTrue();
                assertThat(turn.version()).as(seed).isEqualTo(seen(turn.edit()));
                started.computeIfAbsent(turn.edit().place().document(), any -> new ArrayList<>())
                        .add(turn.edit());
                underWay.add(turn.edit());
                order.add(turn.edit());
            }
        }

        private boolean couldStart(Edit edit) {
            String document = edit.place().document();
            boolean next = started.getOrDefault(document, List.of()).size()
                    == edit.place().editsBefore();
            boolean ready = true;
            for (int number = 1; number <= edit.saw(); number++) {
                ready &= settled.containsKey(new Place(document, number));
            }
            return next && ready;
        }

        private long seen(Edit edit) {
            return IntStream.rangeClosed(1, edit.saw())
                    .mapToLong(number ->
                            settled.getOrDefault(new Place(edit.place().document(), number), 0L))
                    .max()
                    .orElse(0);
        }

        private void settleOne() {
            Edit edit = underWay.remove(random.nextInt(underWay.size()));
            long version = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(1000);
            settled.put(edit.place(), version);
            schedule.settle(edit.place(), version);
        }
    }
}
