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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The way to registers and back: others may be faster on both, and things go wrong. A request that arrives twice is answered
 * as it was the first time: the SDK is told not to send again by itself, for then nobody could know whose answer it is.
 */
record RegisterNetwork(RegisterStore store, Weather weather) implements RegisterStore {

    @Override
    public Optional<Register> read(RegisterId id, Consistency consistency, Meter meter) {
        return weather.read(() -> store.read(id, consistency, meter));
    }

    @Override
    public Map<Address, Register> readAll(String tenant, List<Address> ids, Meter meter) {
        return weather.read(() -> store.readAll(tenant, ids, meter));
    }

    @Override
    public Map<Address, Register> snapshot(String tenant, List<Address> ids, Meter meter) {
        return weather.read(() -> store.snapshot(tenant, ids, meter));
    }

    @Override
    public Written write(BlindWrite write, Meter meter) {
        // What was refused for a lock or a revision to come could be accepted later. No TLS connection delivers twice.
        return weather.write(answeredOnce(() -> store.write(write, meter)), Written.Done.class::isInstance);
    }

    @Override
    public Written swap(Swap swap, Meter meter) {
        return weather.write(answeredOnce(() -> store.swap(swap, meter)));
    }

    @Override
    public RegisterTransaction.Result transact(RegisterTransaction transaction, Meter meter) {
        return weather.write(answeredOnce(() -> store.transact(transaction, meter)));
    }

    @Override
    public Optional<Receipt> receipt(String commandId, Meter meter) {
        return weather.read(() -> store.receipt(commandId, meter));
    }

    @Override
    public Optional<Bundle> bundle(BundleId id, Meter meter) {
        return weather.read(() -> store.bundle(id, meter));
    }

    @Override
    public Optional<Event> event(EventId id, Meter meter) {
        return weather.read(() -> store.event(id, meter));
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

    private static <T> Supplier<T> answeredOnce(Supplier<T> request) {
        AtomicReference<Optional<T>> first = new AtomicReference<>(Optional.empty());
        return () -> {
            T answer = request.get();
            return first.updateAndGet(before -> before.or(() -> Optional.of(answer)))
                    .orElseThrow();
        };
    }
}
