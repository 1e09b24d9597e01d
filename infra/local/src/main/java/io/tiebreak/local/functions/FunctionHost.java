package io.tiebreak.local.functions;

import io.tiebreak.local.faults.Fault;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.template.LambdaFunction;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One function, ready to be invoked by any number of threads at once. */
public final class FunctionHost {

    /** A doomed process makes fewer than 1, 2, 4 … 64 requests, each bound as likely: batches are of all sizes. */
    private static final int MAGNITUDES = 7;

    private final LambdaFunction function;
    private final Supplier<Instance> instances;
    private @Nullable Instance current;

    /** Starts the first instance at once. */
    FunctionHost(LambdaFunction function, Supplier<Instance> instances) {
        this.function = function;
        this.instances = instances;
        this.current = instances.get();
    }

    /** Which function this is. */
    public LambdaFunction function() {
        return function;
    }

    /**
     * Invokes the handler and waits for it, no longer than the function's timeout. A trace begins here.
     *
     * @param event JSON
     */
    public Outcome invoke(String event) {
        return claim().invoke(event, Trace.begin(Instant.now()));
    }

    /**
     * {@link #invoke} for an event that is delivered again after a failure. If a kill strikes, the process dies at some
     * request to AWS: this and all it would still have asked for never happen, nothing it did is undone, and the next
     * invocation finds a process that has just started.
     */
    public Outcome deliver(String event, Faults faults) {
        return faults.strike(Fault.KILL)
                ? withdraw()
                        .invokeAndDie(event, Trace.begin(Instant.now()), faults.below(1 << faults.below(MAGNITUDES)))
                : invoke(event);
    }

    private synchronized Instance claim() {
        Instance instance = current == null ? instances.get() : current;
        current = instance;
        return instance.claimed();
    }

    /** An instance to die on: nobody else comes to work there, and if somebody does already, it is a new one. */
    private synchronized Instance withdraw() {
        Instance instance = current;
        if (instance == null || instance.isBusy()) {
            return instances.get();
        }
        current = null;
        return instance;
    }

    synchronized void stop() {
        if (current != null) {
            current.end();
        }
    }
}
