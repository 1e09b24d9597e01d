package io.tiebreak.history;

import io.tiebreak.ledger.Append;
import io.tiebreak.ledger.Commands;
import io.tiebreak.ledger.ForwardingLedger;
import io.tiebreak.ledger.KeyRecord;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.Transacted;
import io.tiebreak.ledger.Transaction;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Ledgers that make the write path behave as if it wrote carelessly. */
final class MistakesInWriting {
    private MistakesInWriting() {}

    static final class OwnWriteNotRecognised extends ForwardingLedger {
        OwnWriteNotRecognised(Ledger ledger) {
            super(ledger);
        }

        @Override
        public Append append(VersionedCommand command, Meter meter) {
            return super.append(command, meter) instanceof Append.Occupied(VersionedCommand by)
                    ? new Append.Occupied(asStranger(by, List.of(command)))
                    : new Append.Appended();
        }

        @Override
        public Transacted transact(Transaction transaction, Meter meter) {
            Transacted transacted = super.transact(transaction, meter);
            return transacted instanceof Transacted.Occupied(var by)
                    ? new Transacted.Occupied(by.values().stream()
                            .map(one -> asStranger(one, transaction.appends()))
                            .collect(Collectors.toMap(VersionedCommand::stream, one -> one)))
                    : transacted;
        }

        private static VersionedCommand asStranger(VersionedCommand met, List<VersionedCommand> sent) {
            boolean own = sent.stream().anyMatch(one -> one.commandId().equals(met.commandId()));
            return own ? Commands.changed(met, met.version(), "stranger") : met;
        }
    }

    static final class UnconditionalPut extends ForwardingLedger {
        private final Map<KeyRecord.Place, VersionedCommand> rewritten = new HashMap<>();

        UnconditionalPut(Ledger ledger) {
            super(ledger);
        }

        @Override
        public Append append(VersionedCommand command, Meter meter) {
            if (super.append(command, meter) instanceof Append.Occupied) {
                rewritten.put(new KeyRecord.Place(command.stream(), command.version()), command);
            }
            return new Append.Appended();
        }

        @Override
        public Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
            return super.head(stream, consistency, meter).map(this::asRewritten);
        }

        @Override
        public List<VersionedCommand> versions(StreamId stream, long first, long last, Meter meter) {
            return super.versions(stream, first, last, meter).stream()
                    .map(this::asRewritten)
                    .toList();
        }

        private VersionedCommand asRewritten(VersionedCommand command) {
            return rewritten.getOrDefault(new KeyRecord.Place(command.stream(), command.version()), command);
        }
    }

    static final class KeyCheckedOutside extends ForwardingLedger {
        KeyCheckedOutside(Ledger ledger) {
            super(ledger);
        }

        @Override
        public Transacted transact(Transaction transaction, Meter meter) {
            Optional<KeyRecord> taken = transaction.key().flatMap(key -> super.keyRecord(key.commandId(), meter));
            if (taken.isPresent()) {
                return new Transacted.KeyTaken(taken.get());
            }
            Transacted transacted = super.transact(without(transaction), meter);
            if (transacted instanceof Transacted.Done && transaction.key().isPresent()) {
                super.transact(new Transaction(List.of(), List.of(), transaction.key(), transaction.now()), meter);
            }
            return transacted;
        }

        private static Transaction without(Transaction transaction) {
            return new Transaction(transaction.appends(), transaction.unmoved(), Optional.empty(), transaction.now());
        }
    }

    static final class KeyWithoutFingerprint extends ForwardingLedger {
        KeyWithoutFingerprint(Ledger ledger) {
            super(ledger);
        }

        @Override
        public Transacted transact(Transaction transaction, Meter meter) {
            Transacted transacted = super.transact(transaction, meter);
            String asked = transaction.key().map(KeyRecord::fingerprint).orElse("");
            return transacted instanceof Transacted.KeyTaken(KeyRecord by)
                    ? new Transacted.KeyTaken(new KeyRecord(by.commandId(), asked, by.receipts(), by.expiresAt()))
                    : transacted;
        }
    }

    static final class TransactionInPieces extends ForwardingLedger {
        TransactionInPieces(Ledger ledger) {
            super(ledger);
        }

        @Override
        public Transacted transact(Transaction transaction, Meter meter) {
            for (VersionedCommand command : transaction.appends()) {
                if (super.append(command, meter) instanceof Append.Occupied(VersionedCommand by)
                        && !by.equals(command)) {
                    return new Transacted.Occupied(Map.of(by.stream(), by));
                }
            }
            return super.transact(
                    new Transaction(List.of(), transaction.unmoved(), transaction.key(), transaction.now()), meter);
        }
    }

    static final class TimeoutTakenForFailure extends ForwardingLedger {
        TimeoutTakenForFailure(Ledger ledger) {
            super(ledger);
        }

        @Override
        public Append append(VersionedCommand command, Meter meter) {
            return failing(() -> super.append(command, meter));
        }

        @Override
        public Transacted transact(Transaction transaction, Meter meter) {
            return failing(() -> super.transact(transaction, meter));
        }

        private static <T> T failing(Supplier<T> write) {
            try {
                return write.get();
            } catch (StoreException.Unanswered unanswered) {
                throw new StoreException.Throttled(unanswered);
            }
        }
    }
}
