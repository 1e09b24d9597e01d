package io.tiebreak.local.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still at {@link Records#CREATED} until it is told to go on. */
final class HandAdvancedClock implements InstantSource {

    private volatile Instant now = Records.CREATED;

    void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
