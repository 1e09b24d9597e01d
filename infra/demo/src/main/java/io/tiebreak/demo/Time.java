package io.tiebreak.demo;

import java.time.Duration;
import java.time.Instant;

/** What time it is, and waiting. */
interface Time {

    Time SYSTEM = new Time() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration length) throws InterruptedException {
            Thread.sleep(length);
        }
    };

    Instant now();

    void sleep(Duration length) throws InterruptedException;
}
