package io.tiebreak.register;

import io.tiebreak.address.Address;
import io.tiebreak.command.Patience;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Decides on several registers as they are read, and writes what follows if they are still so; else decides again. */
final class JointWrite {
    private final RegisterStore store;
    private final Patience patience;
    private final Meter meter;
    private int beaten;

    JointWrite(RegisterStore store, Patience patience, Meter meter) {
        this.store = store;
        this.patience = patience;
        this.meter = meter;
    }

    /** What follows from what was read. */
    sealed interface Plan<D, R> {
        /** To write this; if that is done, so is what was meant. */
        record Write<D, R>(RegisterTransaction transaction, D done) implements Plan<D, R> {}

        /** To write nothing. */
        record Refuse<D, R>(R why) implements Plan<D, R> {}
    }

    /** What came of it. */
    sealed interface Result<D, R> {
        record Done<D, R>(D done) implements Result<D, R> {}

        record Refused<D, R>(R why) implements Result<D, R> {}

        /**
         * A record was not as it had to be, and nothing was written.
         *
         * @param own whether this very write did that, and its answer was lost
         */
        record Met<D, R>(RegisterTransaction.Result record, boolean own) implements Result<D, R> {}

        record TooLarge<D, R>() implements Result<D, R> {}
    }

    <D, R> Result<D, R> carryOut(
            String tenant, List<Address> addresses, Function<Map<Address, Register>, Plan<D, R>> decision) {
        Set<Record> inDoubt = new HashSet<>();
        while (true) {
            switch (decision.apply(read(tenant, addresses))) {
                case Plan.Refuse<D, R>(R why) -> {
                    return new Result.Refused<>(why);
                }
                case Plan.Write<D, R>(RegisterTransaction transaction, D done) -> {
                    var settled = patience.settle(() -> store.transact(transaction, meter), meter);
                    if (settled.answerLost()) {
                        transaction.entries().stream().map(JointWrite::record).forEach(inDoubt::add);
                    }
                    switch (settled.answer()) {
                        case RegisterTransaction.Result.Done written -> {
                            return new Result.Done<>(done);
                        }
                        case RegisterTransaction.Result.TooLarge large -> {
                            return new Result.TooLarge<>();
                        }
                        case RegisterTransaction.Result.Moved moved -> waitAmongRivals();
                        case RegisterTransaction.Result.BundleKnown known -> {
                            return new Result.Met<>(known, inDoubt.contains(known.bundle()));
                        }
                        case RegisterTransaction.Result.EventKnown known -> {
                            return new Result.Met<>(known, inDoubt.contains(known.event()));
                        }
                        case RegisterTransaction.Result.Repeated repeated ->
                            throw new IllegalStateException("only a single command has a receipt");
                    }
                }
            }
        }
    }

    private static Record record(RegisterTransaction.Entry entry) {
        return switch (entry) {
            case RegisterTransaction.Entry.Remember(Receipt receipt) -> receipt;
            case RegisterTransaction.Entry.Keep(Bundle bundle) -> bundle;
            case RegisterTransaction.Entry.Advance(Bundle.State before, Bundle after) -> after;
            case RegisterTransaction.Entry.Accept(Event event) -> event;
            case RegisterTransaction.Entry.Conclude(Event event) -> event;
        };
    }

    private Map<Address, Register> read(String tenant, List<Address> addresses) {
        return addresses.isEmpty() ? Map.of() : patience.insist(() -> store.readAll(tenant, addresses, meter));
    }

    /** At once the first time. */
    private void waitAmongRivals() {
        meter.rival();
        if (beaten++ > 0 && !patience.waitedAmongRivals()) {
            throw new StoreException.Throttled(new IllegalStateException("others were faster"));
        }
    }
}
