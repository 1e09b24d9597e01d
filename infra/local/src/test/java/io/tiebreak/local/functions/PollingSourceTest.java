package io.tiebreak.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PollingSourceTest {

    @Test
    void itLooksAsOftenAsItIsTold() throws Exception {
        Duration deadline = Duration.ofSeconds(5);
        var looks = new CountDownLatch(2 * (int) deadline.dividedBy(PollingSource.IDLE));
        PollingSource source = new PollingSource("looking", () -> found(looks), problem -> {});
        source.pollEvery(Duration.ofNanos(1));
        source.start();
        assertThat(looks.await(deadline.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        source.stop();
    }

    private static boolean found(CountDownLatch looks) {
        looks.countDown();
        return false;
    }
}
