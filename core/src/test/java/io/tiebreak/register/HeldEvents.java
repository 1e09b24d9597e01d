package io.tiebreak.register;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A queue that holds what was sent until somebody takes it, and fails on demand. */
final class HeldEvents implements EventQueue {
    private final List<Event> sent = new ArrayList<>();
    private final List<Supplier<RuntimeException>> failures = new ArrayList<>();

    /** The next message is not taken, and its sender gets that failure. */
    synchronized void fail(Supplier<RuntimeException> failure) {
        failures.add(failure);
    }

    @Override
    public synchronized void send(Event event) {
        if (!failures.isEmpty()) {
            throw failures.removeFirst().get();
        }
        sent.add(event);
    }

    /** All that was sent and not taken, as often as it was sent. */
    synchronized List<EventId> take() {
        List<EventId> taken = sent.stream().map(Event::id).toList();
        sent.clear();
        return taken;
    }
}
