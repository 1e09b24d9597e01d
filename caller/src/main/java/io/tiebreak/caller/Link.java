package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Keeps one socket open while it is wanted: opens it, and opens another after a wait when it is lost. */
final class Link implements Wire.Receiver {

    /** Who is told, and wants it. */
    interface Owner {
        /** Whether a socket is wanted though nobody waits for one. */
        boolean wanted();

        /** There is a socket, with nothing subscribed on it. */
        void opened(Wire wire);

        /** A message came over that socket. */
        void told(Wire wire, Message message);

        /** No socket is to be had with this token. */
        void denied(Problem problem);
    }

    private static final Jitter BETWEEN_SOCKETS = new Jitter(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final Options options;
    private final URI address;
    private final HttpClient client;
    private final Owner owner;

    private CompletableFuture<Wire> open = new CompletableFuture<>();
    private Optional<Heartbeat> heartbeat = Optional.empty();
    private boolean underWay;
    private boolean closed;
    private int failures;

    Link(Options options, URI address, HttpClient client, Owner owner) {
        this.options = options;
        this.address = address;
        this.client = client;
        this.owner = owner;
    }

    /** The socket there is, or the next one, which somebody begins to open. */
    synchronized CompletableFuture<Wire> wire() {
        open();
        return open;
    }

    /**
     * Begins to open one, if there is none.
     *
     * @throws IllegalStateException if it was ended for good
     */
    synchronized void open() {
        if (closed) {
            throw new IllegalStateException("this caller is closed");
        }
        if (!open.isDone() && !underWay) {
            underWay = true;
            connect();
        }
    }

    /** The socket there is. */
    synchronized Optional<Wire> present() {
        return Optional.ofNullable(open.getNow(null));
    }

    /** Ends it for good. */
    void close() {
        Optional<Wire> last;
        synchronized (this) {
            closed = true;
            last = present();
        }
        last.ifPresent(Wire::drop);
    }

    /** On a thread of its own: asking for a token may take a while. */
    private void connect() {
        Thread.startVirtualThread(() -> {
            try {
                var unused = client.newWebSocketBuilder()
                        .connectTimeout(options.patience())
                        .buildAsync(withToken(), new Wire(this))
                        .exceptionally(failure -> {
                            failed(failure);
                            return null;
                        });
            } catch (RuntimeException e) {
                failed(e);
            }
        });
    }

    private URI withToken() {
        List<String> query = new ArrayList<>();
        options.token().get().ifPresent(token -> query.add("token=" + encoded(token)));
        options.clientId().ifPresent(id -> query.add("clientId=" + encoded(id)));
        return query.isEmpty() ? address : URI.create(address + "?" + String.join("&", query));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof WebSocketHandshakeException refused) {
            int status = refused.getResponse().statusCode();
            if (status == 401 || status == 403) {
                owner.denied(new Problem(status, "about:blank", "no socket with this token", Optional.empty()));
            }
        }
        again();
    }

    private synchronized void again() {
        underWay = owner.wanted() && !closed;
        if (underWay) {
            Duration wait =
                    BETWEEN_SOCKETS.wait(++failures, options.surroundings().random());
            var unused = options.timers().after(wait, this::connect);
        }
    }

    @Override
    public void opened(Wire wire) {
        synchronized (this) {
            underWay = false;
            if (!closed) {
                Heartbeat beating = new Heartbeat(options.timers(), wire);
                beating.beat();
                heartbeat = Optional.of(beating);
                open.complete(wire);
            }
        }
        if (isPresent(wire)) {
            owner.opened(wire);
        } else {
            wire.drop();
        }
    }

    @Override
    public void received(Wire wire, JsonNode json) {
        switch (Message.of(json)) {
            case Message.Answer(long ref, Reply reply) -> wire.pending().answered(ref, reply);
            case Message.Pong pong -> alive(wire);
            case Message.Snapshot snapshot -> {
                alive(wire);
                owner.told(wire, snapshot);
            }
            case Message message -> owner.told(wire, message);
        }
    }

    /** Only a socket that is of use counts as an end of trouble; else one that always closes at once would be hammered. */
    private synchronized void alive(Wire wire) {
        if (isPresent(wire)) {
            failures = 0;
            heartbeat.ifPresent(Heartbeat::beat);
        }
    }

    @Override
    public void dropped(Wire wire) {
        synchronized (this) {
            if (!isPresent(wire)) {
                return;
            }
            heartbeat.ifPresent(Heartbeat::stop);
            open = new CompletableFuture<>();
        }
        again();
    }

    private synchronized boolean isPresent(Wire wire) {
        return present().filter(wire::equals).isPresent();
    }
}
