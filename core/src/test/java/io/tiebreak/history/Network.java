package io.tiebreak.history;

import io.tiebreak.ledger.Append;
import io.tiebreak.ledger.History;
import io.tiebreak.ledger.KeyRecord;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.Transacted;
import io.tiebreak.ledger.Transaction;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The way to the store and back: others may be faster on both, and things go wrong. */
record Network(Ledger store, World world, Luck luck, RandomGenerator random) implements Ledger {
    private static final int LONGEST_DELAY = 300;
    private static final int FURTHEST_BEHIND = 4;

    @Override
    public Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
        return read(() -> {
            Optional<VersionedCommand> head = store.head(stream, consistency, meter);
            boolean stale = consistency == Consistency.EVENTUAL && strikes(Fault.STALE);
            return stale ? head.flatMap(this::olderThan) : head;
        });
    }

    private Optional<VersionedCommand> olderThan(VersionedCommand head) {
        long seen = head.version() - random.nextInt(1, FURTHEST_BEHIND);
        return store.versions(head.stream(), seen, seen, new Meter()).stream().findFirst();
    }

    @Override
    public List<VersionedCommand> versions(StreamId stream, long first, long last, Meter meter) {
        return read(() -> store.versions(stream, first, last, meter));
    }

    @Override
    public History history(StreamId stream, long before, int limit, Meter meter) {
        return read(() -> store.history(stream, before, limit, meter));
    }

    @Override
    public Optional<KeyRecord> keyRecord(String commandId, Meter meter) {
        return read(() -> store.keyRecord(commandId, meter));
    }

    @Override
    public Append append(VersionedCommand command, Meter meter) {
        return write(() -> store.append(command, meter));
    }

    @Override
    public Transacted transact(Transaction transaction, Meter meter) {
        return write(() -> store.transact(transaction, meter));
    }

    private <T> T read(Supplier<T> request) {
        world.turn();
        failIf(Fault.THROTTLED, new StoreException.Throttled(new IOException("throttled")));
        failIf(Fault.REQUEST_LOST, new StoreException.Unanswered(new IOException("lost")));
        T answer = request.get();
        world.turn();
        return answer;
    }

    private <T> T write(Supplier<T> request) {
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
        if (strikes(Fault.TWICE_LATE)) {
            later(request);
        }
        return strikes(Fault.TWICE) ? request.get() : answer;
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

    private boolean strikes(Fault fault) {
        return luck.strikes(fault, random);
    }
}
