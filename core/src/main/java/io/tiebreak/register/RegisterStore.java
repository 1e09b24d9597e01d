package io.tiebreak.register;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps registers. Every method adds what it spent to the meter and throws a {@link io.tiebreak.store.StoreException} when the
 * store fails, without trying again: patience belongs to the caller. What a deletion left is found as a register, too.
 */
public interface RegisterStore {
    /** How many registers are read at once. */
    int MOST_TOGETHER = 100;

    /** Into how many slots those bundles are divided that somebody has to look at. */
    int SLOTS = 16;

    /** A register; empty if there never was one. */
    Optional<Register> read(RegisterId id, Consistency consistency, Meter meter);

    /**
     * Registers, each read strongly, but not all at one moment; those that never were are left out. One request, and more if
     * they are large.
     *
     * @param ids at most {@link #MOST_TOGETHER} of one tenant
     */
    Map<Address, Register> readAll(String tenant, List<Address> ids, Meter meter);

    /**
     * Registers as they were at one moment; those that never were are left out. One request, twice as dear as reading each.
     *
     * @param ids at most {@link #MOST_TOGETHER} of one tenant
     * @throws io.tiebreak.store.StoreException.TransactionConflict if one of them was being written in a transaction
     * @throws io.tiebreak.store.StoreException.Unstorable if they are larger than 4 MB together
     */
    Map<Address, Register> snapshot(String tenant, List<Address> ids, Meter meter);

    /** Writes without having read, in one request; the first one to an address family that this store does not know takes two. */
    Written write(BlindWrite write, Meter meter);

    /** Writes what was decided on a register as it was read. */
    Written swap(Swap swap, Meter meter);

    /** Writes all or nothing. */
    RegisterTransaction.Result transact(RegisterTransaction transaction, Meter meter);

    /** The receipt of a command, read strongly; empty if there is none, expired or not. */
    Optional<Receipt> receipt(String commandId, Meter meter);

    /** The record of a bundle, read strongly; empty if there is none, expired or not. */
    Optional<Bundle> bundle(BundleId id, Meter meter);

    /** An event, read strongly; empty if there is none. */
    Optional<Event> event(EventId id, Meter meter);

    /**
     * A page of the bundles somebody has to look at until a time, in the order of when, in one of {@link #SLOTS} slots. The newest
     * may be missing.
     *
     * @param behind where to go on; empty to begin
     */
    List<Due> due(int slot, Instant until, Optional<Due> behind, int limit, Meter meter);

    /**
     * The names of a tenant's address families, which are first segments; in their order, behind one of them. A family stays
     * known even when all its values are gone.
     *
     * @param behind where to go on; empty for the first
     */
    List<String> families(String tenant, String behind, int limit, Meter meter);

    /**
     * A page of a family's registers whose addresses may be meant by a pattern: those that begin with its literal prefix. Read
     * strongly, in the order of addresses; 1 MB at most.
     *
     * @param behind where to go on; empty to begin
     */
    FamilyPage family(
            String tenant, String family, AddressPattern pattern, Optional<Address> behind, int limit, Meter meter);

    /**
     * What was read.
     *
     * @param registers deletions among them
     * @param next where to go on; empty at the end
     */
    record FamilyPage(List<Register> registers, Optional<Address> next) {
        public FamilyPage {
            registers = List.copyOf(registers);
        }
    }
}
