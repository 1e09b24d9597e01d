package io.tiebreak.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final RandomGenerator LONGEST = new Random() {
        private static final long serialVersionUID = 1;

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @Test
    void boundsDoubleUpToTheLongestWait() {
        List<Long> bounds = IntStream.rangeClosed(1, 9)
                .mapToObj(n -> Backoff.DEFAULT.wait(n, LONGEST).toMillis())
                .toList();
        assertThat(bounds).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1000L, 1000L);
    }

    @Test
    void neverOverflowsHoweverOftenItWaits() {
        assertThat(Backoff.DEFAULT.wait(10_000, LONGEST)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitsAreSpreadOverTheWholeRange() {
        Random random = new Random(3);
        List<Duration> waits = IntStream.range(0, 1000)
                .mapToObj(each -> Backoff.DEFAULT.wait(4, random))
                .toList();
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofMillis(80)) <= 0);
        assertThat(waits).anyMatch(wait -> wait.toMillis() < 8).anyMatch(wait -> wait.toMillis() > 72);
    }

    @Test
    void amongRivalsWhoHasWaitedLongWaitsLess() {
        List<Long> bounds = Stream.of(10_000, 5_000, 1_000, 50, 0)
                .map(Duration::ofMillis)
                .map(left -> Backoff.DEFAULT.waitAmongRivals(9, left, LONGEST).toMillis())
                .toList();
        assertThat(bounds).containsExactly(1000L, 500L, 100L, 10L, 10L);
    }

    @Test
    void refusesBoundsThatMakeNoSense() {
        Duration ms = Duration.ofMillis(1);
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, ms, ms, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(ms.multipliedBy(2), ms, ms, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(ms, ms, ms.negated(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(ms, ms, ms, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
