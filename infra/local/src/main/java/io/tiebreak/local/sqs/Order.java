package io.tiebreak.local.sqs;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Deals out numbers that grow, over restarts too. */
final class Order {

    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    Order(InstantSource clock) {
        this.clock = clock;
    }

    long next() {
        return last.updateAndGet(before -> Math.max(before + 1, clock.millis() << 16));
    }

    /** Makes sure that all numbers are greater than one that was dealt out by an earlier run. */
    void startAfter(long number) {
        last.accumulateAndGet(number, Math::max);
    }
}
