package io.tiebreak.command;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What the write path takes from the world around it, so that a test can hold the clock.
 *
 * @param clock tells the time commands carry and budgets are measured by
 * @param sleeper waits
 * @param random makes waits differ; must not repeat itself in copies of this process
 */
public record Surroundings(InstantSource clock, Sleeper sleeper, RandomGenerator random) {

    /** Waits. */
    @FunctionalInterface
    public interface Sleeper {
        /** Returns after the duration, or throws when the thread is interrupted. */
        void sleep(Duration duration) throws InterruptedException;
    }

    /** Waits; returns whether it did so to the end: it does not, and the mark is on the thread, if that is interrupted. */
    public boolean paused(Duration duration) {
        try {
            sleeper.sleep(duration);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
