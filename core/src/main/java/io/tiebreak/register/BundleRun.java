package io.tiebreak.register;

import io.tiebreak.address.Address;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One bundle on its way. */
final class BundleRun {
    private final RegisterStore store;
    private final Patience patience;
    private final Meter meter;
    private final Delivery delivery;
    private int beaten;

    BundleRun(RegisterStore store, Patience patience, Meter meter, Delivery delivery) {
        this.store = store;
        this.patience = patience;
        this.meter = meter;
        this.delivery = delivery;
    }

    /** Which operations of whose under which names, brought by which request. */
    record Delivery(String tenant, List<String> names, List<RegisterRun.Order> orders, Request request, Instant now) {}

    BundleOutcome outcome() {
        Set<Bundle> inDoubt = new HashSet<>();
        while (true) {
            switch (decided(read())) {
                case Plan.Refused(BundleOutcome refused) -> {
                    return earlier().orElse(refused);
                }
                case Plan.Accepted(RegisterTransaction transaction) -> {
                    var settled = patience.settle(() -> store.transact(transaction, meter), meter);
                    if (settled.answerLost()) {
                        inDoubt.addAll(transaction.bundles());
                    }
                    switch (settled.answer()) {
                        case RegisterTransaction.Result.Done done -> {
                            return new BundleOutcome.Done(
                                    transaction.bundles().getFirst().results(), false);
                        }
                        case RegisterTransaction.Result.BundleKnown(Bundle bundle) -> {
                            return repeated(bundle, inDoubt.contains(bundle));
                        }
                        case RegisterTransaction.Result.TooLarge large -> {
                            return earlier().orElse(new BundleOutcome.TooLarge());
                        }
                        case RegisterTransaction.Result.Moved moved -> waitAmongRivals();
                        case RegisterTransaction.Result.Repeated repeated ->
                            throw new IllegalStateException("a bundle has no receipt but its record");
                    }
                }
            }
        }
    }

    private sealed interface Plan {
        record Accepted(RegisterTransaction transaction) implements Plan {}

        record Refused(BundleOutcome outcome) implements Plan {}
    }

    private Plan decided(Map<Address, Register> found) {
        List<Swap> swaps = new ArrayList<>();
        for (RegisterRun.Order order : delivery.orders()) {
            Optional<Register> register =
                    Optional.ofNullable(found.get(order.id().address()));
            switch (order.judged(register)) {
                case Judged.Accepted(Register next) -> swaps.add(new Swap(register, next));
                case Judged.Refused(RegisterOutcome.Superseded(Register current)) ->
                    swaps.add(new Swap(register, current));
                case Judged.Refused(var why) -> {
                    return new Plan.Refused(new BundleOutcome.Refused(swaps.size(), why));
                }
            }
        }
        return new Plan.Accepted(new RegisterTransaction(swaps, Optional.empty(), records(swaps), delivery.now()));
    }

    private List<Bundle> records(List<Swap> swaps) {
        List<Bundle.Result> results = swaps.stream()
                .map(Swap::after)
                .map(after -> new Bundle.Result(after.id().address(), after.revision()))
                .toList();
        Request request = delivery.request();
        Instant expiresAt = delivery.now().plus(RegisterRun.REPEATABLE);
        return ids().map(id -> new Bundle(id, request.commandId(), request.fingerprint(), results, expiresAt))
                .toList();
    }

    private Stream<BundleId> ids() {
        return delivery.names().stream().map(name -> new BundleId(delivery.tenant(), name));
    }

    /** A repeat may well be refused by what the first one did. */
    private Optional<BundleOutcome> earlier() {
        return ids().flatMap(id -> patience.insist(() -> store.bundle(id, meter)).stream())
                .filter(bundle -> bundle.expiresAt().isAfter(delivery.now()))
                .findFirst()
                .map(bundle -> repeated(bundle, false));
    }

    /** Under the same command id, or of the same content; a client may repeat a bundle by its id alone. */
    private BundleOutcome repeated(Bundle bundle, boolean own) {
        return bundle.fingerprint().equals(delivery.request().fingerprint())
                ? new BundleOutcome.Done(bundle.results(), !own)
                : new BundleOutcome.IdReused();
    }

    private Map<Address, Register> read() {
        List<Address> addresses =
                delivery.orders().stream().map(order -> order.id().address()).toList();
        return patience.insist(() -> store.readAll(delivery.tenant(), addresses, meter));
    }

    /** At once the first time. */
    private void waitAmongRivals() {
        if (beaten++ > 0 && !patience.waitedAmongRivals()) {
            throw new StoreException.Throttled(new IllegalStateException("others were faster"));
        }
    }
}
