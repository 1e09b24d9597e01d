package io.tiebreak.command;

import java.time.Duration;
import java.time.Instant;

/** The waits and the time one command has left. */
final class Patience {
    private final Backoff backoff;
    private final Surroundings surroundings;
    private final Instant end;
    private int waits;

    Patience(Backoff backoff, Surroundings surroundings) {
        this.backoff = backoff;
        this.surroundings = surroundings;
        this.end = surroundings.clock().instant().plus(backoff.budget());
    }

    /** Waits before the next try; false, at once, if the time does not allow one more. */
    boolean waited() {
        Duration wait = backoff.wait(++waits, surroundings.random());
        if (surroundings.clock().instant().plus(wait).isAfter(end)) {
            return false;
        }
        try {
            surroundings.sleeper().sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
