package io.tiebreak.convergence;

import io.tiebreak.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The way to the views and back: others go on meanwhile, and things go wrong. */
record Network(World world, Luck luck, RandomGenerator random) {
    private static final int LONGEST_DELAY = 400;
    private static final int LONGEST_PAUSE = 3000;

    <T> T read(Supplier<T> request) {
        world.turn();
        failIf(Fault.THROTTLED, new StoreException.Throttled(new IOException("throttled")));
        failIf(Fault.REQUEST_LOST, new StoreException.Unanswered(new IOException("lost")));
        T answer = request.get();
        world.turn();
        return answer;
    }

    /** Whoever has an answer is now and then paused for long before he goes on. */
    void pause() {
        world.sleep(Duration.ofMillis(random.nextInt(random.nextInt(3) == 0 ? LONGEST_PAUSE : 10)));
    }

    <T> T transaction(Supplier<T> request) {
        failIf(Fault.TRANSACTION_CONFLICT, new StoreException.TransactionConflict(new IOException("held")));
        return write(request);
    }

    <T> T write(Supplier<T> request) {
        world.turn();
        if (strikes(Fault.KILLED_BEFORE)) {
            throw new Killed();
        }
        failIf(Fault.OUTAGE, new StoreException.Refused(new IOException("out of order")));
        failIf(Fault.THROTTLED, new StoreException.Throttled(new IOException("throttled")));
        failIf(Fault.REQUEST_LOST, new StoreException.Unanswered(new IOException("lost")));
        if (strikes(Fault.LATE)) {
            later(request);
            throw new StoreException.Unanswered(new IOException("late"));
        }
        T answer = request.get();
        world.turn();
        if (strikes(Fault.KILLED_AFTER)) {
            throw new Killed();
        }
        failIf(Fault.ANSWER_LOST, new StoreException.Unanswered(new IOException("answer lost")));
        return strikes(Fault.TWICE) ? request.get() : answer;
    }

    private void later(Supplier<?> request) {
        Duration delay = Duration.ofMillis(random.nextInt(LONGEST_DELAY));
        world.start(() -> {
            world.sleep(delay);
            var unusedAnswer = request.get();
        });
    }

    private void failIf(Fault fault, RuntimeException failure) {
        if (strikes(fault)) {
            throw failure;
        }
    }

    private boolean strikes(Fault fault) {
        return luck.strikes(fault, random);
    }
}
