package io.tiebreak.functions.fakes;

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
import io.tiebreak.register.memory.InMemoryRegisterStore;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Registers in memory; each request fails as long as it is told to. */
public final class ScriptedRegisters implements RegisterStore {
    private final InMemoryRegisterStore registers = new InMemoryRegisterStore();
    private Optional<Supplier<RuntimeException>> failure = Optional.empty();

    public void fail(Supplier<RuntimeException> with) {
        failure = Optional.of(with);
    }

    @Override
    public Optional<Register> read(RegisterId id, Consistency consistency, Meter meter) {
        return working().read(id, consistency, meter);
    }

    @Override
    public Map<Address, Register> readAll(String tenant, List<Address> ids, Meter meter) {
        return working().readAll(tenant, ids, meter);
    }

    @Override
    public Map<Address, Register> snapshot(String tenant, List<Address> ids, Meter meter) {
        return working().snapshot(tenant, ids, meter);
    }

    @Override
    public Written write(BlindWrite write, Meter meter) {
        return working().write(write, meter);
    }

    @Override
    public Written swap(Swap swap, Meter meter) {
        return working().swap(swap, meter);
    }

    @Override
    public RegisterTransaction.Result transact(RegisterTransaction transaction, Meter meter) {
        return working().transact(transaction, meter);
    }

    @Override
    public Optional<Receipt> receipt(String commandId, Meter meter) {
        return working().receipt(commandId, meter);
    }

    @Override
    public Optional<Bundle> bundle(BundleId id, Meter meter) {
        return working().bundle(id, meter);
    }

    @Override
    public Optional<Event> event(EventId id, Meter meter) {
        return working().event(id, meter);
    }

    @Override
    public List<Due> due(int slot, Instant until, Optional<Due> behind, int limit, Meter meter) {
        return working().due(slot, until, behind, limit, meter);
    }

    @Override
    public List<String> families(String tenant, String behind, int limit, Meter meter) {
        return working().families(tenant, behind, limit, meter);
    }

    @Override
    public FamilyPage family(
            String tenant, String family, AddressPattern pattern, Optional<Address> behind, int limit, Meter meter) {
        return working().family(tenant, family, pattern, behind, limit, meter);
    }

    private RegisterStore working() {
        failure.ifPresent(some -> {
            throw some.get();
        });
        return registers;
    }
}
