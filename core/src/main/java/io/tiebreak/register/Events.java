package io.tiebreak.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.address.Address;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.OutcomeUnknown;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.command.Settled;
import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.time.Instant;
import java.util.List;

/** Accepts commands for whoever has authority over an address: first the record, then the queue, then the answer. */
public final class Events {
    private final RegisterStore store;
    private final EventQueue queue;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public Events(RegisterStore store, EventQueue queue, Backoff backoff, Surroundings surroundings) {
        this.store = store;
        this.queue = queue;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /**
     * What is sent.
     *
     * @param target events of the same one are handled in order, one at a time
     */
    public record Emission(Address address, String target, JsonNode value) {}

    /**
     * Accepts an event. Costs one conditional write and one message. An event that was sent under the same key, and that nothing
     * has become of yet, is put into the queue again: its first sender may have failed to.
     *
     * @param request its actor is the writer; its command id becomes the event's id
     * @throws OutcomeUnknown if it may be kept, but it is not known whether it is in the queue; sent again under the same key it
     *     will be
     * @throws StoreException if the store failed for so long, or for good, and nothing happened
     */
    public EventOutcome emit(String tenant, Emission emission, Request request, Meter meter) {
        var patience = new Patience(backoff, surroundings);
        var author = new Author(
                request.actor(),
                request.commandId(),
                Instant.ofEpochMilli(surroundings.clock().millis()));
        Event event = Event.accepted(
                new EventId(tenant, request.commandId()),
                request.fingerprint(),
                emission.address(),
                emission.target(),
                emission.value(),
                author);
        var transaction =
                new RegisterTransaction(List.of(new RegisterTransaction.Entry.Accept(event)), List.of(), author.now());
        Settled<RegisterTransaction.Result> settled = patience.settle(() -> store.transact(transaction, meter), meter);
        if (settled.answer() instanceof RegisterTransaction.Result.EventKnown(Event known)) {
            boolean own = settled.answerLost() && known.at().equals(event.at());
            return known.fingerprint().equals(event.fingerprint())
                    ? new EventOutcome.Accepted(sent(known, patience), !own)
                    : new EventOutcome.KeyReused();
        }
        return new EventOutcome.Accepted(sent(event, patience), false);
    }

    private Event sent(Event event, Patience patience) {
        if (event.status() instanceof Event.Status.Accepted) {
            try {
                patience.insist(() -> {
                    queue.send(event);
                    return true;
                });
            } catch (StoreException failure) {
                throw new OutcomeUnknown(failure);
            }
        }
        return event;
    }
}
