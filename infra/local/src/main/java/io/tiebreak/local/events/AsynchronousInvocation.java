package io.tiebreak.local.events;

import io.tiebreak.local.functions.Outcome;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Hands a function an event nobody waits for: tried three times, then dropped with a line in the log. */
public final class AsynchronousInvocation {

    private static final int TRIES = 3;

    private final String name;
    private final Function<String, Outcome> function;
    private final IntFunction<Duration> backoff;
    private final Consumer<String> log;

    /**
     * A way to a function.
     *
     * @param name says in the log who dropped an event
     * @param backoff how long to wait after so many failed tries, at least 1
     * @param log told which events the function failed on for good
     */
    public AsynchronousInvocation(
            String name, Function<String, Outcome> function, IntFunction<Duration> backoff, Consumer<String> log) {
        this.name = name;
        this.function = function;
        this.backoff = backoff;
        this.log = log;
    }

    /** Returns when the function took the event, or failed on it for good. */
    void deliver(String event) throws InterruptedException {
        for (int tries = 1; !(function.apply(event) instanceof Outcome.Answered); tries++) {
            if (tries == TRIES) {
                log.accept(name + " drops an event after " + tries + " tries: " + event);
                return;
            }
            Thread.sleep(backoff.apply(tries));
        }
    }
}
