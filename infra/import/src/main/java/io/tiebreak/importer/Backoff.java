package io.tiebreak.importer;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** Full jitter: before the n-th repeat, a random part of a span that doubles each time, up to a longest one. */
record Backoff(Duration first, Duration longest, DoubleSupplier random, Sleeper sleeper) {

    private static final int DOUBLINGS = 20;

    /** How to wait. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration span) throws InterruptedException;
    }

    static Backoff between(Duration first, Duration longest) {
        return new Backoff(first, longest, () -> ThreadLocalRandom.current().nextDouble(), Thread::sleep);
    }

    /** @param repeat 1 for the first repeat */
    void pause(int repeat, Duration atLeast) throws InterruptedException {
        Duration doubled = first.multipliedBy(1L << Math.min(repeat - 1, DOUBLINGS));
        Duration span = doubled.compareTo(longest) < 0 ? doubled : longest;
        sleeper.sleep(atLeast.plusNanos((long) (random.getAsDouble() * span.toNanos())));
    }
}
