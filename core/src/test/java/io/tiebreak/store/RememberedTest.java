package io.tiebreak.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.command.HandAdvancedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final HandAdvancedClock clock = new HandAdvancedClock();
    private final Remembered<String, Integer> remembered = new Remembered<>(Duration.ofSeconds(3), clock);
    private int asked;

    private int get(String key) {
        return remembered.get(key, () -> ++asked);
    }

    @Test
    void whatIsKnownIsNotAskedForAgain() {
        assertThat(get("a")).isEqualTo(1);
        clock.advance(Duration.ofMillis(2_999));
        assertThat(get("a")).isEqualTo(1);
        assertThat(get("b")).isEqualTo(2);
    }

    @Test
    void whatIsTooOldIsAskedForAgain() {
        assertThat(get("a")).isEqualTo(1);
        clock.advance(Duration.ofSeconds(3));
        assertThat(get("a")).isEqualTo(2);
    }

    @Test
    void anAnswerDoesNotLastBecauseTheClockWasSetBack() {
        assertThat(get("a")).isEqualTo(1);
        clock.advance(Duration.ofSeconds(-1));
        assertThat(get("a")).isEqualTo(2);
    }
}
