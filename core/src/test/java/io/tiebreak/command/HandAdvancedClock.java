package io.tiebreak.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A clock that stands still until somebody moves it; waiting moves it. */
public final class HandAdvancedClock implements InstantSource, Surroundings.Sleeper {
    private Instant now = Instant.parse("2026-11-21T09:30:00Z");
    private final List<Duration> waits = new ArrayList<>();
    private Runnable meanwhile = () -> {};

    /** Surroundings with this clock, in which waits are always the same from run to run. */
    public Surroundings surroundings() {
        return new Surroundings(this, this, new Random(42));
    }

    /** Moves the clock, back if negative. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** From now on this happens during every wait. */
    public synchronized void onWait(Runnable meanwhile) {
        this.meanwhile = meanwhile;
    }

    /** The waits so far. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        waits.add(duration);
        advance(duration);
        meanwhile.run();
    }
}
