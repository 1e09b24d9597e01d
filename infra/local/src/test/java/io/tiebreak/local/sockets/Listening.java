package io.tiebreak.local.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a client hears, in order. */
final class Listening implements WebSocket.Listener {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<String> pong = new CompletableFuture<>();
    private final StringBuilder begun = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        begun.append(data);
        if (last) {
            messages.add(begun.toString());
            begun.setLength(0);
        }
        return WebSocket.Listener.super.onText(socket, data, last);
    }

    @Override
    public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        pong.complete(UTF_8.decode(message).toString());
        return WebSocket.Listener.super.onPong(socket, message);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
        closed.complete(statusCode);
        return WebSocket.Listener.super.onClose(socket, statusCode, reason);
    }

    /** Cut off without a word is 1006, as browsers say. */
    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.complete(Closing.CUT.code());
    }

    /** The next message. */
    String next() throws InterruptedException {
        String message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (message == null) {
            throw new IllegalStateException("nothing came");
        }
        return message;
    }

    boolean isSilent() {
        return messages.isEmpty();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** With which code it was closed. */
    int closeCode() throws Exception {
        return closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    String pong() throws Exception {
        return pong.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
