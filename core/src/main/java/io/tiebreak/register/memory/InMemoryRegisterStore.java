package io.tiebreak.register.memory;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.json.Json;
import io.tiebreak.register.BlindWrite;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.BundleId;
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
        Optional<Receipt> repeated = transaction
                .receipt()
                .flatMap(receipt -> Optional.ofNullable(receipts.get(receipt.commandId())))
                .filter(receipt -> counts(receipt.expiresAt(), transaction));
        if (repeated.isPresent()) {
            return new RegisterTransaction.Result.Repeated(repeated.get());
        }
        Optional<Bundle> known = transaction.bundles().stream()
                .flatMap(bundle -> Optional.ofNullable(bundles.get(bundle.id())).stream())
                .filter(bundle -> counts(bundle.expiresAt(), transaction))
                .findFirst();
        if (known.isPresent()) {
            return new RegisterTransaction.Result.BundleKnown(known.get());
        }
        if (!transaction.swaps().stream().allMatch(this::holds)) {
            return new RegisterTransaction.Result.Moved(transaction.swaps().stream()
                    .map(swap -> holds(swap)
                            ? Optional.<Register>empty()
                            : found(swap.after().id()))
                    .toList());
        }
        transaction.receipt().ifPresent(receipt -> receipts.put(receipt.commandId(), receipt));
        transaction.bundles().forEach(bundle -> bundles.put(bundle.id(), bundle));
        transaction.swaps().forEach(swap -> done(swap.after()));
        return new RegisterTransaction.Result.Done();
    }

    private static long bytes(RegisterTransaction transaction) {
        return transaction.swaps().stream()
                .flatMap(swap -> swap.after().value().stream())
                .mapToLong(Json::bytes)
                .sum();
    }

    private static boolean counts(Instant expiresAt, RegisterTransaction transaction) {
        return expiresAt.getEpochSecond() > transaction.now().getEpochSecond();
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
