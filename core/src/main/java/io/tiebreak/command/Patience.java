package io.tiebreak.command;

import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The waits and the time one caller has left. Make one per call; threads that work for it may share it. */
public final class Patience {
    private final Backoff backoff;
    private final Surroundings surroundings;
    private final Instant end;
    private final AtomicInteger waits = new AtomicInteger();

    /** The time begins to run now. */
    public Patience(Backoff backoff, Surroundings surroundings) {
        this.backoff = backoff;
        this.surroundings = surroundings;
        this.end = surroundings.clock().instant().plus(backoff.budget());
    }

    /**
     * Asks, and asks again while failures pass and the time allows. Only for what may happen twice: reading, projecting.
     *
     * @throws StoreException the last failure, when time is over or asking again cannot help
     */
    public <T> T insist(Supplier<T> request) {
        while (true) {
            try {
                return request.get();
            } catch (StoreException failure) {
                if (!failure.retryCanHelp() || !waited()) {
                    throw failure;
                }
            }
        }
    }

    /**
     * Writes, and stays with the very same write until its fate is known. Only the identical write can tell: it
     * happens, meets itself, or meets a rival, and each of these settles it. Not finding it by reading would settle
     * nothing, for the lost request may still be on its way.
     *
     * @param write conditional, so that it cannot happen twice; what it answers tells what it met
     * @throws OutcomeUnknown if time is over before its fate is known
     * @throws StoreException if it certainly did not happen, and time is over or trying again cannot help
     */
    public <T> Settled<T> settle(Supplier<T> write, Meter meter) {
        boolean mayHaveHappened = false;
        while (true) {
            try {
                meter.attempt();
                return new Settled<>(write.get(), mayHaveHappened);
            } catch (StoreException failure) {
                mayHaveHappened |= failure.mayHaveHappened();
                if (failure instanceof StoreException.TransactionConflict) {
                    meter.transactionConflict();
                }
                if (!failure.retryCanHelp() || !waited()) {
                    throw mayHaveHappened ? new OutcomeUnknown(failure) : failure;
                }
            }
        }
    }

    int mostTries() {
        return backoff.mostTries();
    }

    /** Waits before the next try; false, at once, if the time does not allow one more, or the thread is interrupted. */
    public boolean waited() {
        return waited(backoff.wait(waits.incrementAndGet(), surroundings.random()));
    }

    /** The same after a rival was faster: who has waited long already waits less. */
    public boolean waitedAmongRivals() {
        Duration left = Duration.between(surroundings.clock().instant(), end);
        return waited(backoff.waitAmongRivals(waits.incrementAndGet(), left, surroundings.random()));
    }

    private boolean waited(Duration wait) {
        if (surroundings.clock().instant().plus(wait).isAfter(end)) {
            return false;
        }
        return surroundings.paused(wait);
    }
}
