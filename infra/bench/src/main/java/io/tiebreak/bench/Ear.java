package io.tiebreak.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A socket that listens. */
final class Ear implements WebSocket.Listener {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PATIENCE_SECONDS = 30;

    private final Hearing hearing;
    private final StringBuilder begun = new StringBuilder();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private final CompletableFuture<Boolean> caughtUp = new CompletableFuture<>();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

    private Ear(Hearing hearing) {
        this.hearing = hearing;
    }

    /** Is told of every signal, at once, on a thread that must not wait. */
    interface Hearing {
        void heard(Ear ear, long revision, long nanoTime);
    }

    /**
     * Connects, and returns when it will hear whatever is said from now on.
     *
     * @param subscription what to say first, to be answered by a snapshot; empty if there is nothing to say
     */
    static Ear open(HttpClient http, URI url, Optional<String> subscription, Hearing hearing) {
        Ear ear = new Ear(hearing);
        http.newWebSocketBuilder().buildAsync(url, ear).join();
        subscription.ifPresentOrElse(ear::say, () -> ear.caughtUp.complete(true));
        ear.caughtUp.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        return ear;
    }

    void say(String text) {
        socket.join().sendText(text, true).join();
    }

    /** Says goodbye; a socket that is gone needs none. */
    void close() {
        socket.join()
                .sendClose(WebSocket.NORMAL_CLOSURE, "")
                .handle((sent, gone) -> gone == null || closed.complete(true))
                .join();
    }

    void awaitClosed() {
        closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket.complete(opened);
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
        long now = System.nanoTime();
        begun.append(part);
        if (isLast) {
            String text = begun.toString();
            begun.setLength(0);
            hear(text, now);
        }
        from.request(1);
        return CompletableFuture.completedStage(true);
    }

    private void hear(String text, long nanoTime) {
        JsonNode message = parsed(text);
        switch (message.path("type").asText()) {
            case "signal" -> hearing.heard(this, message.path("revision").longValue(), nanoTime);
            case "snapshot" -> {
                if (!message.has("more")) {
                    caughtUp.complete(true);
                }
            }
            default -> caughtUp.completeExceptionally(new IllegalStateException("told " + text));
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(true);
        return CompletableFuture.completedStage(true);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        caughtUp.completeExceptionally(error);
        closed.complete(true);
    }
}
