package io.tiebreak.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds registers: by their addresses, together at one moment, or by a pattern of addresses. */
public final class Queries {
    /** How many pages are read for one answer at most; each has 1 MB or {@link #AT_ONCE} registers at most. */
    public static final int MOST_PAGES = 64;

    private static final int AT_ONCE = 1_000;

    /** How many are read for one that is wanted, where a pattern means only some of those below its prefix. */
    private static final int MOSTLY_OTHERS = 4;

    private final RegisterStore store;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public Queries(RegisterStore store, Backoff backoff, Surroundings surroundings) {
        this.store = store;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /** The value at an address now; empty if there is none. One request, read strongly. */
    public Optional<Register> find(RegisterId id, Meter meter) {
        return new Patience(backoff, surroundings)
                .insist(() -> store.read(id, Consistency.STRONG, meter))
                .filter(Register::alive);
    }

    /** An event, and what became of it; empty if there is none, or not any more. One request, read strongly. */
    public Optional<Event> find(EventId id, Meter meter) {
        return new Patience(backoff, surroundings)
                .insist(() -> store.event(id, meter))
                .filter(event -> event.countsAt(surroundings.clock().instant()));
    }

    /** A bundle that came lately, or is yet to happen; empty if there is none, or not any more. One request, read strongly. */
    public Optional<Bundle> find(BundleId id, Meter meter) {
        return new Patience(backoff, surroundings)
                .insist(() -> store.bundle(id, meter))
                .filter(bundle -> bundle.countsAt(surroundings.clock().instant()));
    }

    /**
     * Registers as they were at one moment, in the order asked for; those without a value are left out. A snapshot never
     * shows half of a bundle. One request, at twice the units of single reads.
     *
     * @param addresses at most {@link RegisterStore#MOST_TOGETHER}
     * @throws io.tiebreak.store.StoreException.Unstorable if they are larger than 4 MB together
     */
    public List<Register> snapshot(String tenant, List<Address> addresses, Meter meter) {
        List<Address> distinct = addresses.stream().distinct().toList();
        Map<Address, Register> found =
                new Patience(backoff, surroundings).insist(() -> store.snapshot(tenant, distinct, meter));
        return distinct.stream()
                .flatMap(address -> Optional.ofNullable(found.get(address)).stream())
                .filter(Register::alive)
                .toList();
    }

    /**
     * A page of the registers that a pattern means, in the order of their families and addresses. No snapshot: each is as it
     * was when its page was read.
     *
     * <p>Reads the registers that begin with the pattern's literal prefix, and no others: one for an address, those below
     * {@code /client/} for {@code /client/*}{@code /volume}. A pattern that begins with a wildcard reads all of the tenant,
     * family by family. Deletions are read, too, and passed over.
     *
     * @param behind where to go on; empty to begin
     * @param limit most registers on the page; it is shorter where many are read that the pattern does not mean
     */
    public Found page(String tenant, AddressPattern pattern, Optional<Place> behind, int limit, Meter meter) {
        var walk = walk(tenant, pattern, behind.orElse(Place.START), meter);
        int atOnce = meansAllBelow(pattern) ? limit + 1 : MOSTLY_OTHERS * (limit + 1);
        List<Register> found = new ArrayList<>();
        for (int pages = 0; walk.goesOn(); pages++) {
            if (pages == MOST_PAGES) {
                return new Found(found, Optional.of(walk.place()));
            }
            for (Register register : walk.next(atOnce)) {
                if (!register.alive()) {
                    continue;
                }
                if (found.size() == limit) {
                    return new Found(found, Optional.of(Place.behind(found.getLast())));
                }
                found.add(register);
            }
        }
        return new Found(found, Optional.empty());
    }

    private static boolean meansAllBelow(AddressPattern pattern) {
        return pattern.segments().size() == pattern.literalPrefix().size() + 1
                && pattern.segments().getLast().equals(AddressPattern.ANY);
    }

    /**
     * A page, and where it ends.
     *
     * @param next what to go on behind; empty at the end
     */
    public record Found(List<Register> registers, Optional<Place> next) {
        public Found {
            registers = List.copyOf(registers);
        }
    }

    /**
     * How far a query has come.
     *
     * @param family the family that was read last
     * @param behind the address in it that was read last; empty if all of them were
     */
    public record Place(String family, Optional<Address> behind) {
        static final Place START = new Place("", Optional.empty());

        private static Place behind(Register register) {
            Address address = register.id().address();
            return new Place(address.family(), Optional.of(address));
        }
    }

    /**
     * One figure of all values that a pattern means.
     *
     * @return empty if more than {@link #MOST_PAGES} pages would have to be read
     */
    public Optional<JsonNode> reduced(String tenant, AddressPattern pattern, Reduction reduction, Meter meter) {
        var walk = walk(tenant, pattern, Place.START, meter);
        List<Register> all = new ArrayList<>();
        for (int pages = 0; walk.goesOn(); pages++) {
            if (pages == MOST_PAGES) {
                return Optional.empty();
            }
            walk.next(AT_ONCE).stream().filter(Register::alive).forEach(all::add);
        }
        return Optional.of(reduction.of(all));
    }

    /**
     * Shows all registers that a pattern means, deletions among them, page by page as they are read; each as it was then.
     *
     * @param page is given registers in the order of their families and addresses, perhaps none
     */
    public void each(String tenant, AddressPattern pattern, Meter meter, Consumer<List<Register>> page) {
        var walk = walk(tenant, pattern, Place.START, meter);
        while (walk.goesOn()) {
            page.accept(walk.next(AT_ONCE));
        }
    }

    private FamilyWalk walk(String tenant, AddressPattern pattern, Place from, Meter meter) {
        return new FamilyWalk(
                store, new Patience(backoff, surroundings), meter, new FamilyWalk.Way(tenant, pattern), from);
    }
}
