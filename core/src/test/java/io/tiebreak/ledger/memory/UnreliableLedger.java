package io.tiebreak.ledger.memory;

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
import io.tiebreak.store.Mishaps;
import io.tiebreak.store.Mishaps.Mishap;
import io.tiebreak.store.StoreException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A ledger with which things go wrong as planned. */
public record UnreliableLedger(Ledger ledger, Mishaps mishaps) implements Ledger {

    @Override
    public Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
        return through(Mishaps.Of.READ, () -> ledger.head(stream, consistency, meter));
    }

    @Override
    public List<VersionedCommand> versions(StreamId stream, long first, long last, Meter meter) {
        return through(Mishaps.Of.READ, () -> ledger.versions(stream, first, last, meter));
    }

    @Override
    public History history(StreamId stream, long before, int limit, Meter meter) {
        return through(Mishaps.Of.READ, () -> ledger.history(stream, before, limit, meter));
    }

    @Override
    public Append append(VersionedCommand command, Meter meter) {
        return through(Mishaps.Of.WRITE, () -> ledger.append(command, meter));
    }

    @Override
    public Transacted transact(Transaction transaction, Meter meter) {
        return through(Mishaps.Of.WRITE, () -> ledger.transact(transaction, meter));
    }

    @Override
    public Optional<KeyRecord> keyRecord(String commandId, Meter meter) {
        return through(Mishaps.Of.READ, () -> ledger.keyRecord(commandId, meter));
    }

    private <T> T through(Mishaps.Of of, Supplier<T> request) {
        Optional<Mishap> mishap = mishaps.next(of);
        if (mishap.isEmpty()) {
            return request.get();
        }
        return switch (mishap.get()) {
            case Mishap.AnswerLost lost ->
                throw new StoreException.Unanswered(new IOException("lost on the way: " + request.get()));
            case Mishap.RequestLost lost -> throw new StoreException.Unanswered(new IOException("request lost"));
            case Mishap.Twice twice -> List.of(request.get(), request.get()).getLast();
            case Mishap.Throttled throttled -> throw new StoreException.Throttled(new IOException("throttled"));
            case Mishap.TransactionConflict conflict ->
                throw new StoreException.TransactionConflict(new IOException("transaction conflict"));
            case Mishap.AccessDenied denied -> throw new StoreException.Refused(new IOException("access denied"));
            case Mishap.After(Runnable rival) -> {
                rival.run();
                yield request.get();
            }
        };
    }
}
