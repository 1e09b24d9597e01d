package io.tiebreak.local.sockets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until it is told to go on. */
final class HandAdvancedClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-01T12:00:00Z");

    void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
