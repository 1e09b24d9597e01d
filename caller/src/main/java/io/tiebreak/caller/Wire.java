package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Json;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One socket: whole messages in, and whole messages out, one after the other. It ends once and is not opened again. */
final class Wire implements WebSocket.Listener {

    /** Who is told. */
    interface Receiver {
        /** It is open. */
        void opened(Wire wire);

        /** A message came. */
        void received(Wire wire, JsonNode message);

        /** It is over; told once. */
        void dropped(Wire wire);
    }

    private final Receiver receiver;
    private final Pending pending = new Pending();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final StringBuilder text = new StringBuilder();
    // The socket refuses a message while it is busy with another one.
    private CompletableFuture<WebSocket> sent = socket;

    Wire(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Questions asked over it. */
    Pending pending() {
        return pending;
    }

    void send(JsonNode message) {
        CompletableFuture<WebSocket> sending;
        synchronized (this) {
            sending = sent.thenCompose(open -> open.sendText(Json.text(message), true));
            sent = sending;
        }
        // Outside the lock: whoever is told may want to send.
        var unused = sending.whenComplete((open, failure) -> {
            if (failure != null) {
                drop();
            }
        });
    }

    /** Ends it at once, whatever is on its way. */
    void drop() {
        if (over.compareAndSet(false, true)) {
            var unused = socket.thenAccept(WebSocket::abort);
            pending.end();
            receiver.dropped(this);
        }
    }

    @Override
    public void onOpen(WebSocket open) {
        socket.complete(open);
        receiver.opened(this);
        open.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket open, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            JsonNode message = Documents.read(text.toString());
            text.setLength(0);
            receiver.received(this, message);
        }
        open.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket open, int code, String reason) {
        drop();
        return null;
    }

    @Override
    public void onError(WebSocket open, Throwable failure) {
        drop();
    }
}
