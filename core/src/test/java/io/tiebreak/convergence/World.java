package io.tiebreak.convergence;

import io.tiebreak.command.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Where all live who take part: time, and others. */
interface World extends InstantSource, Surroundings.Sleeper {
    Instant BEGINNING = Instant.parse("2026-11-21T09:30:00Z");

    /** Lets somebody live. */
    void start(Runnable life);

    /** A moment at which others may go on. */
    void turn();

    /** Returns when all lives have ended. */
    void play();

    @Override
    void sleep(Duration duration);
}
