package io.tiebreak.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), () -> 0.5, pauses::add);

    @Test
    void the_span_doubles_up_to_the_longest_and_a_random_part_of_it_is_waited() throws InterruptedException {
        for (int repeat : new int[] {1, 2, 3, 4, 5, 1_000_000}) {
            backoff.pause(repeat, Duration.ZERO);
        }
        assertThat(pauses).extracting(Duration::toMillis).containsExactly(50L, 100L, 200L, 400L, 500L, 500L);
    }

    @Test
    void what_is_asked_for_is_waited_in_full() throws InterruptedException {
        backoff.pause(1, Duration.ofSeconds(3));
        assertThat(pauses).containsExactly(Duration.ofMillis(3_050));
    }
}
