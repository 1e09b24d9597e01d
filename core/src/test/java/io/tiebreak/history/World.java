package io.tiebreak.history;

import io.tiebreak.command.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Where clients live: time, in which no moment comes twice, and other clients. */
interface World extends InstantSource, Surroundings.Sleeper {
    Instant BEGINNING = Instant.parse("2026-11-21T09:30:00Z");

    /** The time as a number that is easy to read. */
    default long moment() {
        return Duration.between(BEGINNING, instant()).toMillis();
    }

    /** Lets somebody begin after a while. */
    void start(Duration wait, Runnable life);

    /** A moment at which others may be faster. */
    void turn();

    /** Returns when all who were started have ended. */
    void play();

    @Override
    void sleep(Duration duration);
}
