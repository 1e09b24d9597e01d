package io.tiebreak.local.functions;

import java.time.Duration;

/** How long event sources wait before they try again. AWS waits longer; here it only has to be short enough to watch. */
public final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMillis(500);

    private Backoff() {}

    /** Doubles with every try, up to half a second. */
    public static Duration after(int tries) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(tries - 1, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
