package io.tiebreak.register;

import io.tiebreak.address.Address;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The write path of bundles: several registers of a tenant at once, all or nothing. */
public final class Bundles {
    private final RegisterStore store;
    private final Rules rules;
    private final EventQueue events;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public Bundles(RegisterStore store, Rules rules, EventQueue events, Backoff backoff, Surroundings surroundings) {
        this.store = store;
        this.rules = rules;
        this.events = events;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /**
     * Carries a bundle out. An operation that would be superseded alone leaves its register as it is, and the bundle
     * happens with that register unchanged.
     *
     * <p>Costs one strong read of all registers, and one transaction at twice the units of single writes, its record
     * included; each event it emits is one more write, and with events its record is written once more when they are sent. The
     * same bundle under the same name again, within 24 hours, gets the same answer; a transaction that met
     * another one is sent again.
     *
     * @param names one or more, under each of which a repeat finds it: what its sender calls it, and what his key does
     * @param operations 1 to {@link RegisterTransaction#MOST_REGISTERS}, each of another address
     * @param request its actor is the writer, its fingerprint is of the operations and him
     * @throws IllegalArgumentException if there are none, too many, or two for one address
     * @throws io.tiebreak.command.OutcomeUnknown if the backoff's budget ran out before it was known whether it happened
     * @throws io.tiebreak.store.StoreException if the store failed for so long, or for good, and nothing happened
     */
    public BundleOutcome handle(
            String tenant, List<String> names, List<Operation> operations, Request request, Meter meter) {
        requireSound(operations);
        var patience = new Patience(backoff, surroundings);
        Instant now = Instant.ofEpochMilli(surroundings.clock().millis());
        var author = new Author(request.actor(), request.commandId(), now);
        var draft = new Draft(tenant, operations, author, id -> rules.ruleFor(id, patience, meter));
        return new BundleRun(store, patience, meter, new BundleRun.Delivery(draft, names, request)).carriedOut(events);
    }

    static void requireSound(List<Operation> operations) {
        Set<Address> addresses = operations.stream().map(Operation::address).collect(Collectors.toSet());
        int most = RegisterTransaction.MOST_REGISTERS;
        if (operations.isEmpty() || operations.size() > most || addresses.size() < operations.size()) {
            throw new IllegalArgumentException(
                    "a bundle has 1 to " + most + " operations, each of another address; this one has "
                            + operations.size() + " of " + addresses.size());
        }
    }
}
