package io.tiebreak.caller;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits with full jitter, so that callers who failed together don't come again together.
 *
 * @param first the first wait is random between nothing and this, each further bound is twice as long
 * @param longest the greatest bound
 */
record Jitter(Duration first, Duration longest) {

    /** The n-th wait, from 1. */
    Duration wait(int n, RandomGenerator random) {
        long bound = Math.min(longest.toNanos(), first.toNanos() << Math.min(n - 1, 20));
        return Duration.ofNanos(random.nextLong(bound + 1));
    }
}
