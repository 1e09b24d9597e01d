package io.tiebreak.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** When each of several sockets has the message of one revision. */
final class Arrivals {
    private static final int PATIENCE_SECONDS = 30;

    private final long revision;
    private final Map<Ear, Long> times = new ConcurrentHashMap<>();
    private final CountDownLatch missing;

    Arrivals(long revision, int sockets) {
        this.revision = revision;
        this.missing = new CountDownLatch(sockets);
    }

    /** Notes it, unless it is another revision, or a repeat. */
    void add(Ear ear, long heard, long nanoTime) {
        if (heard == revision && times.putIfAbsent(ear, nanoTime) == null) {
            missing.countDown();
        }
    }

    /** Waits for all of them: nanoseconds since then, the first socket first. */
    List<Long> since(long nanoTime) throws InterruptedException {
        if (!missing.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(missing.getCount() + " sockets wait in vain for revision " + revision);
        }
        return times.values().stream().map(time -> time - nanoTime).sorted().toList();
    }
}
