package io.tiebreak.convergence;

import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The ledger in pages of a few commands, always in the same order: so what is appended behind the place where somebody reads
 * is not met any more, as in a real scan.
 *
 * @param ledger gives all at once, or pages of its own
 */
record SmallPages(LedgerScan ledger, int size, Trouble trouble, Network network) implements LedgerScan {
    private static final Comparator<Stored> IN_ORDER = Comparator.comparing(SmallPages::place);

    @Override
    public Page page(String kind, Leg leg, Meter meter) {
        return network.read(() -> small(kind, leg, meter));
    }

    private Page small(String kind, Leg leg, Meter meter) {
        Page all = ledger.page(kind, new Leg(leg.segment(), leg.segments(), Optional.empty()), meter);
        if (all.next().isPresent()) {
            throw new IllegalStateException("more commands than a page of the ledger itself has");
        }
        List<Stored> left = all.commands().stream()
                .sorted(IN_ORDER)
                .filter(one -> leg.cursor()
                        .filter(after -> place(one).compareTo(after) <= 0)
                        .isEmpty())
                .toList();
        List<Stored> page = left.subList(0, Math.min(size, left.size()));
        return new Page(
                page.stream().map(this::found).toList(),
                left.size() > size ? Optional.of(place(page.getLast())) : Optional.empty());
    }

    private Stored found(Stored stored) {
        return stored instanceof Stored.Legible(VersionedCommand command) ? trouble.found(command) : stored;
    }

    private static String place(Stored stored) {
        return "%s %019d".formatted(stored.stream().key(), stored.version());
    }

    @Override
    public long roughly(String kind, Meter meter) {
        return ledger.roughly(kind, meter);
    }
}
