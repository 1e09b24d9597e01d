package io.tiebreak.caller;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Does something later. */
@FunctionalInterface
public interface Timers {

    /** By the system's clock, on threads that keep no process alive. */
    Timers SYSTEM = (delay, task) -> {
        Executor later = CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS);
        CompletableFuture<Void> run = CompletableFuture.runAsync(task, later);
        return () -> run.cancel(false);
    };

    /** Takes a task back; without effect if it has begun. */
    @FunctionalInterface
    interface Timer {
        /** Takes the task back. */
        void cancel();
    }

    /**
     * Runs the task once that time has passed.
     *
     * @param task short, and never waits
     */
    Timer after(Duration delay, Runnable task);
}
