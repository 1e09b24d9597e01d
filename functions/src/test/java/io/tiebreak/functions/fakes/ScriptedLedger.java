package io.tiebreak.functions.fakes;

import io.tiebreak.ledger.Append;
import io.tiebreak.ledger.History;
import io.tiebreak.ledger.KeyRecord;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.Transacted;
import io.tiebreak.ledger.Transaction;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.ledger.memory.InMemoryLedger;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A ledger that remembers what was written to it, fails as long as it is told to, and loses answers. */
public final class ScriptedLedger implements Ledger, LedgerScan {
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<VersionedCommand> written = new CopyOnWriteArrayList<>();
    private Optional<Supplier<RuntimeException>> readFailure = Optional.empty();
    private Optional<Supplier<RuntimeException>> appendFailure = Optional.empty();
    private Optional<Runnable> faster = Optional.empty();
    private int answersToLose;

    public List<VersionedCommand> written() {
        return written;
    }

    public void failReads(Supplier<RuntimeException> failure) {
        readFailure = Optional.of(failure);
    }

    public void failNothing() {
        readFailure = Optional.empty();
        appendFailure = Optional.empty();
        answersToLose = 0;
    }

    public void failAppends(Supplier<RuntimeException> failure) {
        appendFailure = Optional.of(failure);
    }

    /** Somebody is faster than the next append. */
    public void beforeNextAppend(Runnable other) {
        faster = Optional.of(other);
    }

    /** So many times, nobody is told that his write stands. */
    public void loseAnswers(int times) {
        answersToLose = times;
    }

    @Override
    public Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
        fail(readFailure, meter);
        return ledger.head(stream, consistency, meter);
    }

    @Override
    public List<VersionedCommand> versions(StreamId stream, long first, long last, Meter meter) {
        fail(readFailure, meter);
        return ledger.versions(stream, first, last, meter);
    }

    @Override
    public History history(StreamId stream, long before, int limit, Meter meter) {
        fail(readFailure, meter);
        return ledger.history(stream, before, limit, meter);
    }

    @Override
    public Append append(VersionedCommand command, Meter meter) {
        fail(appendFailure, meter);
        Optional<Runnable> first = faster;
        faster = Optional.empty();
        first.ifPresent(Runnable::run);
        Append append = ledger.append(command, meter);
        if (append instanceof Append.Appended) {
            written.add(command);
        }
        return told(append, List.of(command));
    }

    @Override
    public Transacted transact(Transaction transaction, Meter meter) {
        fail(appendFailure, meter);
        Transacted transacted = ledger.transact(transaction, meter);
        if (transacted instanceof Transacted.Done) {
            written.addAll(transaction.appends());
        }
        return told(transacted, transaction.appends());
    }

    @Override
    public Optional<KeyRecord> keyRecord(String commandId, Meter meter) {
        fail(readFailure, meter);
        return ledger.keyRecord(commandId, meter);
    }

    @Override
    public LedgerScan.Page page(String kind, Leg leg, Meter meter) {
        fail(readFailure, meter);
        return ledger.page(kind, leg, meter);
    }

    @Override
    public long roughly(String kind, Meter meter) {
        return ledger.roughly(kind, meter);
    }

    private <T> T told(T answer, List<VersionedCommand> write) {
        if (answersToLose > 0 && written.containsAll(write)) {
            answersToLose--;
            throw new StoreException.Unanswered(new IllegalStateException("the line is dead"));
        }
        return answer;
    }

    private static void fail(Optional<Supplier<RuntimeException>> failure, Meter meter) {
        failure.ifPresent(some -> {
            meter.request(0.5, 0);
            throw some.get();
        });
    }
}
