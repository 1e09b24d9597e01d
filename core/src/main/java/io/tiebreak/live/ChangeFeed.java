package io.tiebreak.live;

import io.tiebreak.address.Address;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.BundleId;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterStore;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Turns registers as they changed into updates. The registers of a bundle change together but are learned of one by one, in
 * any order and perhaps by several at once; so whoever learns of one of them first tells all of them, from the bundle's record.
 */
public final class ChangeFeed {
    private final RegisterStore registers;
    private final SubscriptionStore store;
    private final FanOut fanOut;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public ChangeFeed(
            RegisterStore registers,
            SubscriptionStore store,
            FanOut fanOut,
            Backoff backoff,
            Surroundings surroundings) {
        this.registers = registers;
        this.store = store;
        this.fanOut = fanOut;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /**
     * Tells all listeners of changes, in this order. A bundle costs a read of its record and two writes beside what {@link FanOut}
     * costs, and that read again for each batch that has a register of it.
     *
     * @param changes registers as they were after each change; those of one address in the order of their revisions
     * @return from which on they have to be told later: there a bundle begins that somebody else is telling, and what follows it
     *     has to wait for that; empty if all was told
     * @throws io.tiebreak.store.StoreException if the store failed; then telling all of it again is right, and some hear it twice
     */
    public OptionalInt tell(List<Register> changes, Meter meter) {
        var gathering = new Gathering(changes, new Patience(backoff, surroundings), meter);
        OptionalInt stop = gathering.gather();
        if (!gathering.updates.isEmpty()) {
            fanOut.tell(gathering.updates, meter);
            gathering.tellOff();
        }
        return stop;
    }

    /** A bundle under a name that no other one ever has: its own may be used again. */
    private record Carried(String tenant, String name, List<Register> registers) {}

    private final class Gathering {
        private final List<Register> changes;
        private final Patience patience;
        private final Meter meter;
        private final List<Update> updates = new ArrayList<>();
        private final Set<Carried> claimed = new LinkedHashSet<>();

        private Gathering(List<Register> changes, Patience patience, Meter meter) {
            this.changes = changes;
            this.patience = patience;
            this.meter = meter;
        }

        private OptionalInt gather() {
            for (int i = 0; i < changes.size(); i++) {
                if (!added(changes.get(i))) {
                    return OptionalInt.of(i);
                }
            }
            return OptionalInt.empty();
        }

        /** Whether what comes behind may be told. */
        private boolean added(Register change) {
            if (isToldHere(change)) {
                return true;
            }
            Optional<Carried> bundle = change.bundle().flatMap(id -> carried(change, id));
            if (bundle.isEmpty()) {
                updates.add(new Update.Changed(change));
                return true;
            }
            return switch (claim(bundle.get(), change.id().address())) {
                case SubscriptionStore.Claim.Told told -> true;
                case SubscriptionStore.Claim.Others(Address by) when !comesHere(bundle.get(), by) -> false;
                // Whoever learned of it from a register that comes here, too, was at this very work, and died.
                case SubscriptionStore.Claim.Others dead -> mine(change, bundle.get());
                case SubscriptionStore.Claim.Mine mine -> mine(change, bundle.get());
            };
        }

        private boolean comesHere(Carried bundle, Address by) {
            return changes.stream()
                    .filter(change -> change.id().address().equals(by))
                    .anyMatch(change -> holds(bundle.registers(), change));
        }

        private boolean mine(Register change, Carried bundle) {
            claimed.add(bundle);
            updates.add(new Update.Bundled(change.id().tenant(), change.bundle().orElseThrow(), bundle.registers()));
            return true;
        }

        private boolean isToldHere(Register change) {
            return claimed.stream().anyMatch(bundle -> holds(bundle.registers(), change));
        }

        /** The bundle a change came with; empty if its record is gone, or is another one's by now. */
        private Optional<Carried> carried(Register change, String id) {
            return patience.insist(
                            () -> registers.bundle(new BundleId(change.id().tenant(), id), meter))
                    .map(Bundle::state)
                    .filter(Bundle.State.Done.class::isInstance)
                    .map(state -> ((Bundle.State.Done) state).changed())
                    .filter(changed -> holds(changed, change))
                    .map(changed -> {
                        Register first = changed.getFirst();
                        return new Carried(
                                change.id().tenant(), first.id().address() + "@" + first.revision(), changed);
                    });
        }

        private static boolean holds(List<Register> registers, Register change) {
            return registers.stream()
                    .anyMatch(one -> one.id().equals(change.id()) && one.revision() == change.revision());
        }

        private SubscriptionStore.Claim claim(Carried bundle, Address by) {
            return patience.insist(() -> store.claim(bundle.tenant(), bundle.name(), by, now(), meter));
        }

        private Instant now() {
            return surroundings.clock().instant();
        }

        private void tellOff() {
            claimed.forEach(bundle -> patience.insist(() -> {
                store.told(bundle.tenant(), bundle.name(), now(), meter);
                return true;
            }));
        }
    }
}
