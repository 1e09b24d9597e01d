package io.tiebreak.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings events before their authorities. What an authority says happens in one transaction with the event's status, so once. */
public final class Authorities {
    private final RegisterStore store;
    private final Rules rules;
    private final List<Authority> authorities;
    private final Audience audience;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public Authorities(
            RegisterStore store,
            Rules rules,
            Collection<Authority> authorities,
            Audience audience,
            Backoff backoff,
            Surroundings surroundings) {
        this.store = store;
        this.rules = rules;
        this.authorities = authorities.stream()
                .sorted(Comparator.comparing(Authority::events, AddressPattern.MOST_SPECIFIC_FIRST))
                .toList();
        this.audience = audience;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /** Who hears of events that nobody has authority over. */
    @FunctionalInterface
    public interface Audience {
        /**
         * Tells all who listen to the event's address. Those of one target are told one after the other, in their order; one of
         * them may be told twice.
         *
         * @throws RuntimeException if not all could be told, and it is to be tried again
         */
        void tell(Event event, Meter meter);
    }

    /**
     * Brings an event to its end: handled, failed, or delivered if nobody has authority over it. Does nothing if it is there
     * already. Costs a strong read of the event and one of the values, and a transaction.
     *
     * @throws RuntimeException if the store failed, or the authority did; asking again does no harm
     */
    public void handle(EventId id, Meter meter) {
        var patience = new Patience(backoff, surroundings);
        patience.insist(() -> store.event(id, meter))
                .filter(event -> event.status() instanceof Event.Status.Accepted)
                .ifPresent(event -> of(event)
                        .ifPresentOrElse(
                                authority -> new Hearing(event, authority, patience, meter).hear(),
                                () -> deliver(event, patience, meter)));
    }

    /** In this order: whoever dies in between leaves an event that is told once more, and none that nobody was told. */
    private void deliver(Event event, Patience patience, Meter meter) {
        audience.tell(event, meter);
        conclude(event, new Event.Status.Delivered(), patience, meter);
    }

    private Optional<Authority> of(Event event) {
        return authorities.stream()
                .filter(authority -> authority.events().matches(event.address()))
                .findFirst();
    }

    private void conclude(Event event, Event.Status status, Patience patience, Meter meter) {
        RegisterTransaction transaction = conclusion(event, status, List.of());
        patience.settle(() -> store.transact(transaction, meter), meter);
    }

    private RegisterTransaction conclusion(Event event, Event.Status status, List<Swap> swaps) {
        Instant now = now();
        return new RegisterTransaction(
                List.of(new RegisterTransaction.Entry.Conclude(event.concluded(status, now))), swaps, now);
    }

    private Instant now() {
        return Instant.ofEpochMilli(surroundings.clock().millis());
    }

    /** One event before its authority. */
    private final class Hearing {
        private final Event event;
        private final Authority authority;
        private final Patience patience;
        private final Meter meter;

        private Hearing(Event event, Authority authority, Patience patience, Meter meter) {
            this.event = event;
            this.authority = authority;
            this.patience = patience;
            this.meter = meter;
        }

        void hear() {
            List<Address> touched = authority.touches(event);
            JointWrite.Result<Event.Status, Event.Status.Failed> result =
                    new JointWrite(store, patience, meter).carryOut(event.id().tenant(), touched, this::plan);
            switch (result) {
                case JointWrite.Result.Refused<Event.Status, Event.Status.Failed>(Event.Status.Failed failed) ->
                    conclude(event, failed, patience, meter);
                case JointWrite.Result.TooLarge<Event.Status, Event.Status.Failed> large ->
                    conclude(event, failed(new RegisterOutcome.TooLarge()), patience, meter);
                case JointWrite.Result.Done<Event.Status, Event.Status.Failed> done -> {}
                // It was brought here twice, and is at its end.
                case JointWrite.Result.Met<Event.Status, Event.Status.Failed> met -> {}
            }
        }

        private JointWrite.Plan<Event.Status, Event.Status.Failed> plan(Map<Address, Register> found) {
            return switch (authority.rule(event, values(found))) {
                case Ruling.Refused(String reason, String detail) ->
                    new JointWrite.Plan.Refuse<>(new Event.Status.Failed(reason, detail));
                case Ruling.Writes(List<Operation.Write> writes) -> judged(writes, found);
            };
        }

        private JointWrite.Plan<Event.Status, Event.Status.Failed> judged(
                List<Operation.Write> writes, Map<Address, Register> found) {
            requireTouched(writes);
            var author = new Author(event.writer(), event.id().id(), now());
            var draft = new Draft(
                    event.id().tenant(),
                    new ArrayList<>(writes),
                    author,
                    id -> rules.ruleFor(id, patience, meter).opened());
            return switch (draft.judged(found)) {
                case Draft.Judgement.Refused(int index, var why) -> new JointWrite.Plan.Refuse<>(failed(why));
                case Draft.Judgement.Sound sound -> {
                    var handled = new Event.Status.Handled(sound.results());
                    yield new JointWrite.Plan.Write<>(conclusion(event, handled, sound.swaps()), handled);
                }
            };
        }

        private void requireTouched(List<Operation.Write> writes) {
            List<Address> addresses =
                    writes.stream().map(Operation.Write::address).toList();
            if (!authority.touches(event).containsAll(addresses)
                    || new HashSet<>(addresses).size() < addresses.size()) {
                throw new IllegalStateException(authority.getClass().getName()
                        + " writes where it does not say that it touches, or twice at one place");
            }
        }

        private static Map<Address, JsonNode> values(Map<Address, Register> found) {
            Map<Address, JsonNode> values = new HashMap<>();
            found.forEach((address, register) -> register.value().ifPresent(value -> values.put(address, value)));
            return values;
        }

        private static Event.Status.Failed failed(RegisterOutcome.Unwritten why) {
            return new Event.Status.Failed(
                    why.code(),
                    switch (why) {
                        case RegisterOutcome.Locked locked -> "Somebody else has locked the value.";
                        case RegisterOutcome.Conflict conflict -> "The value's revision is not the one expected.";
                        case RegisterOutcome.NoNumber none -> "The value's rule takes numbers only.";
                        case RegisterOutcome.NoSum none -> "Nothing can be added to the value.";
                        case RegisterOutcome.TooLarge large -> "The value would be too large.";
                        case RegisterOutcome.Absent absent -> "There is no value there.";
                        case RegisterOutcome.Closed closed -> "The value is closed to direct writes.";
                        case RegisterOutcome.Superseded superseded -> "The value is newer.";
                    });
        }
    }
}
