package io.tiebreak.caller;

import io.tiebreak.json.Json;
import java.time.Duration;

/** Keeps a quiet socket open, and drops one that does not answer. */
final class Heartbeat {

    /** API Gateway closes a socket after 10 minutes without a message; one ping may get lost. */
    static final Duration EVERY = Duration.ofMinutes(4);

    /** How long a pong is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Timers timers;
    private final Wire wire;
    private Timers.Timer next = () -> {};
    private boolean over;

    Heartbeat(Timers timers, Wire wire) {
        this.timers = timers;
        this.wire = wire;
    }

    /** Begins, or begins anew after a sign of life. */
    synchronized void beat() {
        if (!over) {
            next.cancel();
            next = timers.after(EVERY, this::ping);
        }
    }

    private void ping() {
        synchronized (this) {
            if (over) {
                return;
            }
            next = timers.after(PATIENCE, wire::drop);
        }
        // Outside the lock: sending may find the socket lost, and whoever is told then stops this.
        wire.send(Json.object().put("action", "ping"));
    }

    synchronized void stop() {
        over = true;
        next.cancel();
    }
}
