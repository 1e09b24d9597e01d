package io.tiebreak.caller;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One subscription. All but {@link #close} and {@link #movesTo} happens on the thread of the listeners. */
final class Watch implements Subscription {
    private final long id;
    private final AddressPattern pattern;
    private final SignalListener listener;
    private final InstantSource clock;
    private final Consumer<Watch> ending;
    private final Known known = new Known();
    // A socket brings what other subscriptions ask for, too; whoever is refused does not hear of it.
    private boolean refused;
    private volatile boolean closed;
    private @Nullable Wire wire;

    Watch(long id, AddressPattern pattern, SignalListener listener, InstantSource clock, Consumer<Watch> ending) {
        this.id = id;
        this.pattern = pattern;
        this.listener = listener;
        this.clock = clock;
        this.ending = ending;
    }

    long id() {
        return id;
    }

    AddressPattern pattern() {
        return pattern;
    }

    /** Whether that is another socket than before. */
    boolean movesTo(Wire next) {
        boolean moves = wire != next;
        wire = next;
        return moves && !closed;
    }

    @Override
    public void close() {
        closed = true;
        ending.accept(this);
    }

    /** It is subscribed anew, and a snapshot will come. */
    void begin() {
        refused = false;
        known.begin();
    }

    void told(Message message) {
        if (closed) {
            return;
        }
        switch (message) {
            case Message.Snapshot(long to, List<Change> changes, boolean more) when to == id -> snapshot(changes, more);
            case Message.NotSubscribed(long to, Problem problem) when to == id -> refuse(problem);
            case Message.Changed(Change change) -> one(change);
            case Message.BundlePart(String bundleId, List<Change> changes, boolean more) -> bundle(bundleId, changes);
            case Message.Emitted(Event event) -> event(event);
            case Message other -> {}
        }
    }

    void denied(Problem problem) {
        if (!closed) {
            listener.refused(problem);
        }
    }

    private void refuse(Problem problem) {
        refused = true;
        listener.refused(problem);
    }

    private void snapshot(List<Change> changes, boolean more) {
        for (Change change : changes) {
            known.isThere(change.address());
            one(change);
        }
        if (!more) {
            known.complete(clock.instant()).forEach(listener::changed);
            listener.complete();
        }
    }

    private void one(Change change) {
        if (concerns(change.address()) && known.isNews(change, clock.instant())) {
            listener.changed(change);
        }
    }

    private void bundle(String bundleId, List<Change> changes) {
        List<Change> news = changes.stream()
                .filter(change -> concerns(change.address()) && known.isNews(change, clock.instant()))
                .toList();
        if (!news.isEmpty()) {
            listener.bundle(bundleId, news);
        }
    }

    private void event(Event event) {
        if (concerns(event.address())) {
            listener.event(event);
        }
    }

    private boolean concerns(Address address) {
        return !refused && pattern.matches(address);
    }
}
