package io.tiebreak.register;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.command.Patience;
import io.tiebreak.store.Meter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Goes through the registers that a pattern means, page by page and family by family. */
final class FamilyWalk {
    private static final int FAMILIES_AT_ONCE = 1_000;

    private final RegisterStore store;
    private final Patience patience;
    private final Meter meter;
    private final Way way;
    private final Deque<String> families = new ArrayDeque<>();
    private Queries.Place place;
    private boolean moreFamilies;

    FamilyWalk(RegisterStore store, Patience patience, Meter meter, Way way, Queries.Place from) {
        this.store = store;
        this.patience = patience;
        this.meter = meter;
        this.way = way;
        this.place = from;
        List<String> literal = way.pattern().literalPrefix();
        this.moreFamilies = literal.isEmpty();
        if (!literal.isEmpty()) {
            families.add(literal.getFirst());
        } else if (from.behind().isPresent()) {
            families.add(from.family());
        }
    }

    /** Whose registers, and which of them. */
    record Way(String tenant, AddressPattern pattern) {}

    /** Whether there may be more. */
    boolean goesOn() {
        if (families.isEmpty() && moreFamilies) {
            List<String> more =
                    patience.insist(() -> store.families(way.tenant(), place.family(), FAMILIES_AT_ONCE, meter));
            moreFamilies = more.size() == FAMILIES_AT_ONCE;
            families.addAll(more);
        }
        return !families.isEmpty();
    }

    /** The next page, deletions among it; may be empty though there is more. */
    List<Register> next(int limit) {
        String family = families.getFirst();
        Optional<Address> behind = place.family().equals(family) ? place.behind() : Optional.empty();
        var page = patience.insist(() -> store.family(way.tenant(), family, way.pattern(), behind, limit, meter));
        place = new Queries.Place(family, page.next());
        if (page.next().isEmpty()) {
            families.removeFirst();
        }
        return page.registers().stream()
                .filter(register -> way.pattern().matches(register.id().address()))
                .toList();
    }

    /** How far it has come. */
    Queries.Place place() {
        return place;
    }
}
