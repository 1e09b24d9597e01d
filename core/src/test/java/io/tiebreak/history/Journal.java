package io.tiebreak.history;

import io.tiebreak.register.BlindWrite;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterStore;
import io.tiebreak.register.RegisterTransaction;
import io.tiebreak.register.Swap;
import io.tiebreak.register.Written;
import io.tiebreak.store.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Registers of which every state is written down, and when it came to be: what the registers themselves forget. */
final class Journal extends Altered {
    private final LongSupplier moment;
    private final List<Entry> entries = new ArrayList<>();

    Journal(RegisterStore store, LongSupplier moment) {
        super(store);
        this.moment = moment;
    }

    /**
     * A state of a register.
     *
     * @param at when it came to be; the same for all that came to be at once
     */
    record Entry(long at, Register state) {}

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public Written write(BlindWrite write, Meter meter) {
        return noted(super.write(write, meter));
    }

    @Override
    public Written swap(Swap swap, Meter meter) {
        return noted(super.swap(swap, meter));
    }

    private Written noted(Written written) {
        if (written instanceof Written.Done(Register after)) {
            entries.add(new Entry(moment.getAsLong(), after));
        }
        return written;
    }

    @Override
    public RegisterTransaction.Result transact(RegisterTransaction transaction, Meter meter) {
        RegisterTransaction.Result result = super.transact(transaction, meter);
        if (result instanceof RegisterTransaction.Result.Done) {
            long at = moment.getAsLong();
            transaction.swaps().stream()
                    .filter(swap -> !swap.isCheck())
                    .forEach(swap -> entries.add(new Entry(at, swap.after())));
        }
        return result;
    }
}
