package io.tiebreak.register;

import io.tiebreak.command.Patience;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends the events of bundles that happened. The bundle is marked until all are sent, so that none is forgotten. */
final class Outbox {
    /** When somebody else looks whether they were sent. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RegisterStore store;
    private final EventQueue queue;
    private final Patience patience;
    private final Meter meter;

    Outbox(RegisterStore store, EventQueue queue, Patience patience, Meter meter) {
        this.store = store;
        this.queue = queue;
        this.patience = patience;
        this.meter = meter;
    }

    /** When a bundle that emits these is to be looked at again. */
    static Optional<Instant> due(List<Event> events, Instant now) {
        return events.isEmpty() ? Optional.empty() : Optional.of(now.plus(PATIENCE));
    }

    /** Sends them. If that fails they go on waiting, and nobody need know: the bundle happened. */
    void sendIfPossible(Bundle bundle, List<Event> events, Instant now) {
        ifPossible(() -> send(bundle, events, now));
    }

    /** The same for what a bundle emitted earlier, if it is not known that it was sent. */
    void sendWhatWaitsIfPossible(Bundle bundle, Instant now) {
        ifPossible(() -> sendWhatWaits(bundle, now));
    }

    private static void ifPossible(Runnable sending) {
        try {
            sending.run();
        } catch (StoreException failure) {
            // The mark is still there: whoever looks after what is due sends them.
        }
    }

    /** The same, but fails if that fails. */
    void sendWhatWaits(Bundle bundle, Instant now) {
        if (bundle.due().isPresent()
                && bundle.state() instanceof Bundle.State.Done(List<Bundle.Result> results, var changed)) {
            send(bundle, events(results), now);
        }
    }

    private void send(Bundle bundle, List<Event> events, Instant now) {
        if (bundle.due().isEmpty()) {
            return;
        }
        for (Event event : events) {
            patience.insist(() -> sent(event));
        }
        var entry = new RegisterTransaction.Entry.Advance(bundle.state(), bundle.settled());
        var transaction = new RegisterTransaction(List.of(entry), List.of(), now);
        patience.insist(() -> store.transact(transaction, meter));
    }

    private List<Event> events(List<Bundle.Result> results) {
        List<Event> events = new ArrayList<>();
        for (Bundle.Result result : results) {
            if (result instanceof Bundle.Result.Emitted emitted) {
                patience.insist(() -> store.event(emitted.event(), meter)).ifPresent(events::add);
            }
        }
        return events;
    }

    private boolean sent(Event event) {
        queue.send(event);
        return true;
    }
}
