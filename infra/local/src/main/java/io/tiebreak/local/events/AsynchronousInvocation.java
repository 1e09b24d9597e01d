package io.tiebreak.local.events;

import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.template.EventInvokeConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Hands a function an event nobody waits for: tried three times, or as its configuration says, then given up. */
public final class AsynchronousInvocation {

    private final Function<String, Outcome> function;
    private final EventInvokeConfig config;
    private final IntFunction<Duration> backoff;
    private final Consumer<GivenUp> givenUp;
    private final InstantSource clock;

    /**
     * A way to a function.
     *
     * @param backoff how long to wait after so many failed tries, at least 1
     * @param givenUp takes the events the function failed on for good
     */
    public AsynchronousInvocation(
            Function<String, Outcome> function,
            EventInvokeConfig config,
            IntFunction<Duration> backoff,
            Consumer<GivenUp> givenUp,
            InstantSource clock) {
        this.function = function;
        this.config = config;
        this.backoff = backoff;
        this.givenUp = givenUp;
        this.clock = clock;
    }

    /** Returns when the function took the event, or failed on it for good. */
    public void deliver(String event) throws InterruptedException {
        Instant tooOldAfter = clock.instant().plus(config.maximumAge());
        int tries = 1;
        Outcome outcome = function.apply(event);
        while (!(outcome instanceof Outcome.Answered)) {
            if (tries > config.maximumRetries()) {
                givenUp.accept(new GivenUp(event, GivenUp.Reason.RETRIES_EXHAUSTED, tries, outcome));
                return;
            }
            Thread.sleep(backoff.apply(tries));
            if (clock.instant().isAfter(tooOldAfter)) {
                givenUp.accept(new GivenUp(event, GivenUp.Reason.TOO_OLD, tries, outcome));
                return;
            }
            outcome = function.apply(event);
            tries++;
        }
    }
}
