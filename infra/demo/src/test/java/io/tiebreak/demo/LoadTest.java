package io.tiebreak.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.demo.Agenda.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoadTest {

    private static final Duration LENGTH = Duration.ofSeconds(10);

    private final HandTime time = new HandTime();

    @Test
    void steps_begin_at_their_time_and_not_after_the_end() throws InterruptedException {
        Instant begun = time.now();
        AtomicInteger done = new AtomicInteger();
        run(random -> done.incrementAndGet(), 1, 4, 12);
        assertThat(done).hasValue(2);
        assertThat(Duration.between(begun, time.now())).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void a_slow_backend_is_not_flooded() throws InterruptedException {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        run(
                random -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    Thread.sleep(1);
                    underWay.decrementAndGet();
                },
                IntStream.range(0, 400).map(i -> 0).toArray());
        assertThat(most.get()).isBetween(2, 16);
    }

    @Test
    void a_step_that_breaks_is_told_of() {
        Scene broken = random -> {
            throw new IllegalArgumentException("broken");
        };
        assertThatThrownBy(() -> run(broken, 1)).hasRootCauseMessage("broken");
    }

    @Test
    void whoever_is_interrupted_leaves_no_step_behind() throws InterruptedException {
        Thread caller = Thread.currentThread();
        CountDownLatch interrupted = new CountDownLatch(1);
        Scene endless = random -> {
            caller.interrupt();
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
        };
        // More than may be under way at once, so the caller waits.
        assertThatThrownBy(
                        () -> run(endless, IntStream.range(0, 100).map(i -> 0).toArray()))
                .isInstanceOf(InterruptedException.class);
        assertThat(interrupted.getCount()).isZero();
    }

    private void run(Scene scene, int... seconds) throws InterruptedException {
        List<Step> steps = IntStream.of(seconds)
                .mapToObj(at -> new Step(Duration.ofSeconds(at), scene, at))
                .toList();
        new Load(new Agenda(steps), time, passed -> {}).run(LENGTH);
    }
}
