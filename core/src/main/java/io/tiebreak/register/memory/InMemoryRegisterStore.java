package io.tiebreak.register.memory;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.json.Json;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Registers in memory; requests are counted, units are not. */
public final class InMemoryRegisterStore implements RegisterStore {
    private final Map<RegisterId, Register> registers = new HashMap<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final Map<BundleId, Bundle> bundles = new HashMap<>();
    private final Map<EventId, Event> events = new HashMap<>();

    @Override
    public synchronized Optional<Register> read(RegisterId id, Consistency consistency, Meter meter) {
        meter.request(0, 0);
        return found(id);
    }

    @Override
    public synchronized Map<Address, Register> readAll(String tenant, List<Address> ids, Meter meter) {
        return snapshot(tenant, ids, meter);
    }

    @Override
    public synchronized Map<Address, Register> snapshot(String tenant, List<Address> ids, Meter meter) {
        meter.request(0, 0);
        return ids.stream()
                .flatMap(address -> found(new RegisterId(tenant, address)).stream())
                .collect(Collectors.toMap(register -> register.id().address(), Function.identity()));
    }

    @Override
    public synchronized Written write(BlindWrite write, Meter meter) {
        meter.request(0, 0);
        Optional<Register> found = found(write.id());
        return write.suits(found) ? done(write.after(found)) : new Written.Refused(found);
    }

    @Override
    public synchronized Written swap(Swap swap, Meter meter) {
        meter.request(0, 0);
        return holds(swap)
                ? done(swap.after())
                : new Written.Refused(found(swap.after().id()));
    }

    private Written done(Register after) {
        registers.put(after.id(), after);
        return new Written.Done(after);
    }

    @Override
    public synchronized RegisterTransaction.Result transact(RegisterTransaction transaction, Meter meter) {
        if (bytes(transaction) > RegisterTransaction.MOST_BYTES) {
            return new RegisterTransaction.Result.TooLarge();
        }
        meter.request(0, 0);
        Optional<RegisterTransaction.Result> known = transaction.entries().stream()
                .flatMap(entry -> known(entry, transaction.now()).stream())
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        if (!transaction.swaps().stream().allMatch(this::holds)) {
            return new RegisterTransaction.Result.Moved(transaction.swaps().stream()
                    .map(swap -> holds(swap)
                            ? Optional.<Register>empty()
                            : found(swap.after().id()))
                    .toList());
        }
        transaction.entries().forEach(this::written);
        transaction.swaps().forEach(swap -> done(swap.after()));
        return new RegisterTransaction.Result.Done();
    }

    private static long bytes(RegisterTransaction transaction) {
        return transaction.swaps().stream()
                .flatMap(swap -> swap.after().value().stream())
                .mapToLong(Json::bytes)
                .sum();
    }

    /** What is in an entry's way. */
    private Optional<RegisterTransaction.Result> known(RegisterTransaction.Entry entry, Instant now) {
        return switch (entry) {
            case RegisterTransaction.Entry.Remember(Receipt receipt) ->
                Optional.ofNullable(receipts.get(receipt.commandId()))
                        .filter(found -> counts(Optional.of(found.expiresAt()), now))
                        .map(RegisterTransaction.Result.Repeated::new);
            case RegisterTransaction.Entry.Keep(Bundle bundle) ->
                Optional.ofNullable(bundles.get(bundle.id()))
                        .filter(found -> counts(found.expiresAt(), now))
                        .map(RegisterTransaction.Result.BundleKnown::new);
            case RegisterTransaction.Entry.Advance(Bundle.State before, Bundle after) ->
                Optional.ofNullable(bundles.get(after.id()))
                        .filter(found -> found.state().getClass() != before.getClass())
                        .map(RegisterTransaction.Result.BundleKnown::new);
            case RegisterTransaction.Entry.Accept(Event event) ->
                Optional.ofNullable(events.get(event.id()))
                        .filter(found -> counts(found.expiresAt(), now))
                        .map(RegisterTransaction.Result.EventKnown::new);
            case RegisterTransaction.Entry.Conclude(Event event) ->
                Optional.ofNullable(events.get(event.id()))
                        .filter(found -> !(found.status() instanceof Event.Status.Accepted))
                        .map(RegisterTransaction.Result.EventKnown::new);
        };
    }

    private void written(RegisterTransaction.Entry entry) {
        switch (entry) {
            case RegisterTransaction.Entry.Remember(Receipt receipt) -> receipts.put(receipt.commandId(), receipt);
            case RegisterTransaction.Entry.Keep(Bundle bundle) -> bundles.put(bundle.id(), bundle);
            case RegisterTransaction.Entry.Advance(Bundle.State before, Bundle after) -> bundles.put(after.id(), after);
            case RegisterTransaction.Entry.Accept(Event event) -> events.put(event.id(), event);
            case RegisterTransaction.Entry.Conclude(Event event) -> events.put(event.id(), event);
        }
    }

    private static boolean counts(Optional<Instant> expiresAt, Instant now) {
        return expiresAt.map(end -> end.getEpochSecond() > now.getEpochSecond()).orElse(true);
    }

    @Override
    public synchronized Optional<Event> event(EventId id, Meter meter) {
        meter.request(0, 0);
        return Optional.ofNullable(events.get(id));
    }

    @Override
    public synchronized List<Due> due(int slot, Instant until, Optional<Due> behind, int limit, Meter meter) {
        meter.request(0, 0);
        List<Due> all = bundles.values().stream()
                .filter(bundle -> bundle.id().slot() == slot)
                .flatMap(bundle -> bundle.due().map(at -> new Due(bundle.id(), at)).stream())
                .filter(due -> !due.at().isAfter(until))
                .sorted(Comparator.comparing(Due::at)
                        .thenComparing(due -> due.id().toString()))
                .toList();
        return all.stream()
                .skip(behind.map(last -> all.indexOf(last) + 1).orElse(0))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Receipt> receipt(String commandId, Meter meter) {
        meter.request(0, 0);
        return Optional.ofNullable(receipts.get(commandId));
    }

    @Override
    public synchronized Optional<Bundle> bundle(BundleId id, Meter meter) {
        meter.request(0, 0);
        return Optional.ofNullable(bundles.get(id));
    }

    @Override
    public synchronized List<String> families(String tenant, String behind, int limit, Meter meter) {
        meter.request(0, 0);
        return registers.keySet().stream()
                .filter(id -> id.tenant().equals(tenant))
                .map(id -> id.address().family())
                .filter(family -> family.compareTo(behind) > 0)
                .distinct()
                .sorted()
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized FamilyPage family(
            String tenant, String family, AddressPattern pattern, Optional<Address> behind, int limit, Meter meter) {
        meter.request(0, 0);
        List<Register> all = registers.values().stream()
                .filter(register -> register.id().tenant().equals(tenant))
                .filter(register -> register.id().address().family().equals(family))
                .filter(register -> behind.isEmpty() || register.id().address().compareTo(behind.get()) > 0)
                .filter(register -> pattern.matches(register.id().address()))
                .sorted((one, other) -> one.id().address().compareTo(other.id().address()))
                .toList();
        List<Register> page = all.subList(0, Math.min(limit, all.size()));
        return new FamilyPage(
                page, page.size() < all.size() ? Optional.of(page.getLast().id().address()) : Optional.empty());
    }

    private boolean holds(Swap swap) {
        return found(swap.after().id()).map(Register::revision).orElse(0L) == swap.expected();
    }

    private Optional<Register> found(RegisterId id) {
        return Optional.ofNullable(registers.get(id));
    }
}
