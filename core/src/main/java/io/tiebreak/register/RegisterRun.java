package io.tiebreak.register;

import io.tiebreak.command.OutcomeUnknown;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.command.Settled;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One command on its way to one register. */
final class RegisterRun {
    /** How long a receipt counts. */
    static final Duration REPEATABLE = Duration.ofHours(24);

    private final RegisterStore store;
    private final Patience patience;
    private final Meter meter;
    private final Order order;
    private int beaten;

    RegisterRun(RegisterStore store, Patience patience, Meter meter, Order order) {
        this.store = store;
        this.patience = patience;
        this.meter = meter;
        this.order = order;
    }

    /** Which command of whom, to which register, under which rule. */
    record Order(RegisterId id, RegisterCommand command, Author author, Rule rule) {
        Judged judged(Optional<Register> found) {
            return RegisterDecider.judge(id, command, author, rule, found);
        }

        /** Whether this command is the newest one a register accepted. */
        boolean isLastOf(Optional<Register> found) {
            return found.filter(register -> register.last().commandId().equals(author.commandId()))
                    .isPresent();
        }
    }

    /** Carries it out without leaving a receipt. */
    RegisterOutcome once() {
        return BlindWrite.of(order.id(), order.command(), order.author(), order.rule())
                .map(this::blindly)
                .orElseGet(() -> decided(read()));
    }

    private RegisterOutcome blindly(BlindWrite write) {
        Settled<Written> settled;
        try {
            settled = patience.settle(() -> store.write(write, meter), meter);
        } catch (StoreException.Unstorable sumTooLong) {
            return decided(read());
        }
        return switch (settled.answer()) {
            case Written.Done(Register after) -> new RegisterOutcome.Applied(after, false);
            case Written.Refused(var found)
            when order.isLastOf(found) -> new RegisterOutcome.Applied(found.orElseThrow(), false);
            // Whether it happened before, others may have covered up.
            case Written.Refused(var found)
            when settled.answerLost() && !tookItsPlace(found, write.set().revision()) -> throw coveredUp();
            case Written.Refused(var found) -> decided(found);
        };
    }

    private RegisterOutcome decided(Optional<Register> seen) {
        Optional<Register> found = seen;
        while (true) {
            switch (order.judged(found)) {
                case Judged.Refused(var outcome) -> {
                    return outcome;
                }
                case Judged.Accepted(Register next) -> {
                    var swap = new Swap(found, next);
                    Settled<Written> settled = patience.settle(() -> store.swap(swap, meter), meter);
                    switch (settled.answer()) {
                        case Written.Done(Register after) -> {
                            return new RegisterOutcome.Applied(after, false);
                        }
                        case Written.Refused(var rival) -> {
                            if (order.isLastOf(rival)) {
                                return new RegisterOutcome.Applied(rival.orElseThrow(), false);
                            }
                            if (settled.answerLost() && !tookItsPlace(rival, swap)) {
                                throw coveredUp();
                            }
                            found = amongRivals(rival);
                        }
                    }
                }
            }
        }
    }

    /** Whoever has the very revision that the write was to have proves that it did not happen. */
    private static boolean tookItsPlace(Optional<Register> rival, Swap swap) {
        return rival.filter(register -> register.revision() == swap.after().revision())
                .isPresent();
    }

    private static boolean tookItsPlace(Optional<Register> rival, OptionalLong expected) {
        return expected.isPresent()
                && rival.filter(register -> register.revision() == expected.getAsLong() + 1)
                        .isPresent();
    }

    /** Carries it out and leaves a receipt, in one transaction. */
    RegisterOutcome repeatably(Request request) {
        Set<Register> inDoubt = new HashSet<>();
        Optional<Register> found = read();
        while (true) {
            switch (order.judged(found)) {
                case Judged.Refused(var outcome) -> {
                    return earlier(request).orElse(outcome);
                }
                case Judged.Accepted(Register next) -> {
                    var transaction = transaction(new Swap(found, next), request);
                    var settled = patience.settle(() -> store.transact(transaction, meter), meter);
                    if (settled.answerLost()) {
                        inDoubt.add(next);
                    }
                    switch (settled.answer()) {
                        case RegisterTransaction.Result.Done done -> {
                            return new RegisterOutcome.Applied(next, false);
                        }
                        case RegisterTransaction.Result.Repeated(Receipt receipt) -> {
                            return repeated(receipt, request, inDoubt.contains(receipt.after()));
                        }
                        case RegisterTransaction.Result.Moved(var rivals) -> found = amongRivals(rivals.getFirst());
                        case RegisterTransaction.Result.BundleKnown known ->
                            throw new IllegalStateException("no bundle");
                        case RegisterTransaction.Result.EventKnown known -> throw new IllegalStateException("no event");
                        case RegisterTransaction.Result.TooLarge large ->
                            throw new IllegalStateException("a value and its receipt are small");
                    }
                }
            }
        }
    }

    private RegisterTransaction transaction(Swap swap, Request request) {
        Instant now = order.author().now();
        var receipt = new Receipt(request.commandId(), request.fingerprint(), swap.after(), now.plus(REPEATABLE));
        return new RegisterTransaction(List.of(new RegisterTransaction.Entry.Remember(receipt)), List.of(swap), now);
    }

    private static RegisterOutcome repeated(Receipt receipt, Request request, boolean own) {
        return receipt.fingerprint().equals(request.fingerprint())
                ? new RegisterOutcome.Applied(receipt.after(), !own)
                : new RegisterOutcome.KeyReused();
    }

    /** A repeat may well be refused by what the first one did. */
    private Optional<RegisterOutcome> earlier(Request request) {
        return patience.insist(() -> store.receipt(request.commandId(), meter))
                .filter(receipt -> receipt.expiresAt().isAfter(order.author().now()))
                .map(receipt -> repeated(receipt, request, false));
    }

    private Optional<Register> read() {
        return patience.insist(() -> store.read(order.id(), Consistency.STRONG, meter));
    }

    /** What to decide on after somebody was faster: his state at once, the first time; then what is there after a wait. */
    private Optional<Register> amongRivals(Optional<Register> rival) {
        meter.rival();
        if (beaten++ == 0) {
            return rival;
        }
        if (!patience.waitedAmongRivals()) {
            throw new StoreException.Throttled(new IllegalStateException("others were faster"));
        }
        return read();
    }

    private static OutcomeUnknown coveredUp() {
        return new OutcomeUnknown(new IllegalStateException("others have written since"));
    }
}
