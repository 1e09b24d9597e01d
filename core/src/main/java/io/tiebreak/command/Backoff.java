package io.tiebreak.command;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a command handler goes on and how it waits: full jitter, so that callers who met once don't meet again. The
 * n-th wait is random between nothing and {@code first * 2^(n-1)}, at most {@code longest}. With the default of 10 ms,
 * 1 s and 10 s, the fourth wait lasts up to 80 ms and the eighth and later ones up to a second. Among rivals for one
 * stream the bound shrinks again as the budget is used up.
 *
 * @param first the bound of the first wait
 * @param longest no wait is longer
 * @param budget no wait is begun that could end later than this after the command came in
 * @param mostTries how often a command is decided at most, when others are faster each time; 1 or more
 */
public record Backoff(Duration first, Duration longest, Duration budget, int mostTries) {

    /** 10 ms, 1 s, 10 s in all, 100 tries: a Lambda function has 20 s, API Gateway gives up after 30 s. */
    public static final Backoff DEFAULT =
            new Backoff(Duration.ofMillis(10), Duration.ofSeconds(1), Duration.ofSeconds(10), 100);

    public Backoff {
        if (first.isNegative()
                || first.isZero()
                || longest.compareTo(first) < 0
                || budget.isNegative()
                || mostTries < 1) {
            throw new IllegalArgumentException(
                    "a backoff needs 0 < first <= longest, a budget of 0 or more and at least one try");
        }
    }

    /** A random wait before try {@code n + 1}; {@code n} is 1 for the first wait. */
    Duration wait(int n, RandomGenerator random) {
        return upTo(bound(n), random);
    }

    /**
     * The same among rivals: the bound shrinks with the share of the budget that is left, down to {@code first}. Else
     * who has been beaten for long would wait longest, and lose to those who have just come.
     */
    Duration waitAmongRivals(int n, Duration left, RandomGenerator random) {
        double share = budget.isZero() ? 0 : (double) left.toNanos() / budget.toNanos();
        return upTo(Math.max(first.toNanos(), (long) (bound(n) * share)), random);
    }

    private long bound(int n) {
        return Math.min(longest.toNanos(), first.toNanos() << Math.min(n - 1, 20));
    }

    private static Duration upTo(long nanos, RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(nanos + 1));
    }
}
