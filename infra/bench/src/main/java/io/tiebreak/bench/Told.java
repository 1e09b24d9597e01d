package io.tiebreak.bench;

import io.tiebreak.local.functions.PollingSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A way from a write to the sockets that listen.
 *
 * @param reader the stream's, which waits for {@code pause} when there was nothing
 */
record Told(String name, Audience audience, Audience.Telling telling, PollingSource reader, Duration pause) {

    /** Makes it this way's turn. The reader may still be waiting as it did before, so the first write does not count. */
    void begin() throws Exception {
        reader.pollEvery(pause);
        once();
    }

    /** One write, at no particular moment of the reader's rhythm; nanoseconds until each socket has it, the first first. */
    List<Long> once() throws Exception {
        Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(pause.toNanos())));
        return audience.hear(telling);
    }
}
