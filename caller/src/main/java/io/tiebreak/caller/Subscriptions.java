package io.tiebreak.caller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All subscriptions of a caller: they share a socket, and a thread on which listeners are called. */
final class Subscriptions implements Link.Owner, AutoCloseable {
    private final Options options;
    private final Link link;
    private final Map<Long, Watch> watches = new ConcurrentSkipListMap<>();
    private final AtomicLong ids = new AtomicLong();
    // After the end whatever still comes in is dropped.
    private final ThreadPoolExecutor teller = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofVirtual().name("tiebreak-listeners").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    // Both belong to the teller's thread. What an earlier socket left in its queue must not meet a later one's
    // snapshot.
    private @Nullable Wire speaking;
    private Parts parts = new Parts();

    Subscriptions(Options options, URI address, HttpClient client) {
        this.options = options;
        this.link = new Link(options, address, client, this);
    }

    /** The socket, for questions. */
    Link link() {
        return link;
    }

    Subscription on(AddressPattern pattern, SignalListener listener) {
        Watch watch = new Watch(
                ids.incrementAndGet(), pattern, listener, options.surroundings().clock(), this::end);
        // Known first: a socket that opens from now on subscribes it.
        watches.put(watch.id(), watch);
        Optional<Wire> present = link.present();
        if (present.isPresent()) {
            subscribe(present.get(), watch);
        } else {
            link.open();
        }
        return watch;
    }

    @Override
    public boolean wanted() {
        return !watches.isEmpty();
    }

    @Override
    public void opened(Wire wire) {
        teller.execute(() -> {
            speaking = wire;
            parts = new Parts();
        });
        watches.values().forEach(watch -> subscribe(wire, watch));
    }

    @Override
    public void told(Wire wire, Message message) {
        teller.execute(() -> {
            if (wire != speaking) {
                return;
            }
            if (message instanceof Message.BundlePart part) {
                parts.whole(part).ifPresent(whole -> tell(watch -> watch.told(whole)));
            } else {
                tell(watch -> watch.told(message));
            }
        });
    }

    @Override
    public void denied(Problem problem) {
        teller.execute(() -> tell(watch -> watch.denied(problem)));
    }

    /** Not on a socket that has been replaced meanwhile: on the next one it may be subscribed already. */
    private synchronized void subscribe(Wire wire, Watch watch) {
        boolean present = link.present().filter(wire::equals).isPresent();
        if (present && watch.movesTo(wire)) {
            teller.execute(watch::begin);
            wire.send(request("subscribe", watch).put("pattern", watch.pattern().toString()));
        }
    }

    private void end(Watch watch) {
        if (watches.remove(watch.id()) != null) {
            link.present().ifPresent(wire -> wire.send(request("unsubscribe", watch)));
        }
    }

    private static ObjectNode request(String action, Watch watch) {
        return Json.object().put("action", action).put("id", watch.id());
    }

    private void tell(Consumer<Watch> news) {
        watches.values().forEach(watch -> tell(watch, news));
    }

    /** A listener that fails keeps nothing from the others. */
    private static void tell(Watch watch, Consumer<Watch> news) {
        try {
            news.accept(watch);
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    @Override
    public void close() {
        watches.clear();
        link.close();
        teller.shutdown();
    }
}
