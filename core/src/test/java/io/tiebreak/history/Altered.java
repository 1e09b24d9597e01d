package io.tiebreak.history;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.register.BlindWrite;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.BundleId;
import io.tiebreak.register.Due;
import io.tiebreak.register.Event;
import io.tiebreak.register.EventId;
import io.tiebreak.register.Receipt;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterId;
import io.tiebreak.register.RegisterStore;
import io.tiebreak.register.RegisterTransaction;
import io.tiebreak.register.Swap;
import io.tiebreak.register.Written;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Another store, for who does one thing differently. */
class Altered implements RegisterStore {
    private final RegisterStore store;

    Altered(RegisterStore store) {
        this.store = store;
    }

    @Override
    public Optional<Register> read(RegisterId id, Consistency consistency, Meter meter) {
        return store.read(id, consistency, meter);
    }

    @Override
    public Map<Address, Register> readAll(String tenant, List<Address> ids, Meter meter) {
        return store.readAll(tenant, ids, meter);
    }

    @Override
    public Map<Address, Register> snapshot(String tenant, List<Address> ids, Meter meter) {
        return store.snapshot(tenant, ids, meter);
    }

    @Override
    public Written write(BlindWrite write, Meter meter) {
        return store.write(write, meter);
    }

    @Override
    public Written swap(Swap swap, Meter meter) {
        return store.swap(swap, meter);
    }

    @Override
    public RegisterTransaction.Result transact(RegisterTransaction transaction, Meter meter) {
        return store.transact(transaction, meter);
    }

    @Override
    public Optional<Receipt> receipt(String commandId, Meter meter) {
        return store.receipt(commandId, meter);
    }

    @Override
    public Optional<Bundle> bundle(BundleId id, Meter meter) {
        return store.bundle(id, meter);
    }

    @Override
    public Optional<Event> event(EventId id, Meter meter) {
        return store.event(id, meter);
    }

    @Override
    public List<Due> due(int slot, Instant until, Optional<Due> behind, int limit, Meter meter) {
        return store.due(slot, until, behind, limit, meter);
    }

    @Override
    public List<String> families(String tenant, String behind, int limit, Meter meter) {
        return store.families(tenant, behind, limit, meter);
    }

    @Override
    public FamilyPage family(
            String tenant, String family, AddressPattern pattern, Optional<Address> behind, int limit, Meter meter) {
        return store.family(tenant, family, pattern, behind, limit, meter);
    }
}
