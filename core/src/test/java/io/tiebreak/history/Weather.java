package io.tiebreak.history;

import io.tiebreak.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What happens to requests on their way to a store and back. */
record Weather(World world, Luck luck, RandomGenerator random) {
    private static final int LONGEST_DELAY = 300;

    <T> T read(Supplier<T> request) {
        world.turn();
        failIf(Fault.THROTTLED, new StoreException.Throttled(new IOException("throttled")));
        failIf(Fault.REQUEST_LOST, new StoreException.Unanswered(new IOException("lost")));
        T answer = request.get();
        world.turn();
        return answer;
    }

    <T> T write(Supplier<T> request) {
        return write(request, answer -> true);
    }

    /** @param mayComeAgain whether a request that was answered so may still reach the store once more */
    <T> T write(Supplier<T> request, Predicate<T> mayComeAgain) {
        world.turn();
        failIf(Fault.CRASH_BEFORE, new Crash());
        failIf(Fault.THROTTLED, new StoreException.Throttled(new IOException("throttled")));
        failIf(Fault.TRANSACTION_CONFLICT, new StoreException.TransactionConflict(new IOException("held")));
        failIf(Fault.REQUEST_LOST, new StoreException.Unanswered(new IOException("lost")));
        if (strikes(Fault.LATE)) {
            later(request);
            throw new StoreException.Unanswered(new IOException("late"));
        }
        T answer = request.get();
        world.turn();
        failIf(Fault.CRASH_AFTER, new Crash());
        failIf(Fault.ANSWER_LOST, new StoreException.Unanswered(new IOException("answer lost")));
        if (strikes(Fault.TWICE_LATE) && mayComeAgain.test(answer)) {
            later(request);
        }
        return strikes(Fault.TWICE) && mayComeAgain.test(answer) ? request.get() : answer;
    }

    private void later(Supplier<?> request) {
        world.start(Duration.ofMillis(random.nextInt(LONGEST_DELAY)), () -> {
            var unusedAnswer = request.get();
        });
    }

    private void failIf(Fault fault, RuntimeException failure) {
        if (strikes(fault)) {
            throw failure;
        }
    }

    boolean strikes(Fault fault) {
        return luck.strikes(fault, random);
    }
}
