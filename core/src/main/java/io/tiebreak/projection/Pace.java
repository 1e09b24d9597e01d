package io.tiebreak.projection;

import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.time.Instant;

/** Keeps what is spent below so many units a second, by waiting. */
final class Pace {
    private final Surroundings surroundings;
    private final double unitsPerSecond;
    private final Instant begun;

    /** The time begins to run now. */
    Pace(Surroundings surroundings, double unitsPerSecond) {
        this.surroundings = surroundings;
        this.unitsPerSecond = unitsPerSecond;
        this.begun = surroundings.clock().instant();
    }

    /** Waits until what the meter says was not spent too fast; false if the thread is interrupted. */
    boolean kept(Meter meter) {
        Meter.Spent spent = meter.spent();
        long millis = (long) Math.ceil(1000 * (spent.readUnits() + spent.writeUnits()) / unitsPerSecond);
        Duration early = Duration.between(surroundings.clock().instant(), begun.plusMillis(millis));
        return !early.isPositive() || surroundings.paused(early);
    }
}
