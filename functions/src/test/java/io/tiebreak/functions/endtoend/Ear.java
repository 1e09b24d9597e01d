package io.tiebreak.functions.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client at a socket: says things, and keeps what it hears until somebody asks. */
final class Ear implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    private Ear(URI url) {
        socket = CLIENT.newWebSocketBuilder().buildAsync(url, this).join();
    }

    /** @param query what follows the question mark */
    static Ear at(URI socket, String query) {
        return new Ear(URI.create(socket + "?" + query));
    }

    /** The status with which a socket is refused; 101 if it is not. */
    static int refusal(URI socket, String query) {
        try {
            at(socket, query).close();
            return 101;
        } catch (CompletionException refused) {
            return refused.getCause() instanceof WebSocketHandshakeException handshake
                    ? handshake.getResponse().statusCode()
                    : -1;
        }
    }

    /** Says something, written with ' for ". */
    void say(String message) {
        socket.sendText(message.replace('\'', '"'), true).join();
    }

    /** Listens to a pattern, and hears its snapshot. */
    List<JsonNode> subscribe(String pattern) {
        say("{'action':'subscribe','id':1,'pattern':'" + pattern + "'}");
        List<JsonNode> items = new ArrayList<>();
        JsonNode page;
        do {
            page = next("snapshot");
            page.path("items").forEach(items::add);
        } while (page.path("more").booleanValue());
        return items;
    }

    /** The next message; fails if there is none for long. */
    JsonNode next() {
        return within(Duration.ofSeconds(PATIENCE_SECONDS)).orElseThrow(() -> new AssertionError("nothing is heard"));
    }

    /** The next message, which has to be of that type. */
    JsonNode next(String type) {
        JsonNode message = next();
        if (!message.path("type").asText().equals(type)) {
            throw new AssertionError(message + " is no " + type);
        }
        return message;
    }

    /** The next messages, as many as there are types, by their types: answers and changes come in any order. */
    Map<String, JsonNode> next(String type, String other) {
        Map<String, JsonNode> messages = new HashMap<>();
        while (!messages.keySet().containsAll(List.of(type, other))) {
            JsonNode message = next();
            if (messages.put(message.path("type").asText(), message) != null) {
                throw new AssertionError(message + " is one too many");
            }
        }
        return messages;
    }

    /** The next message; empty if none comes within that time. */
    Optional<JsonNode> within(Duration time) {
        try {
            return Optional.ofNullable(heard.poll(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Completes with the status code when the socket is closed. */
    CompletableFuture<Integer> closed() {
        return closed;
    }

    @Override
    public synchronized CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            heard.add(Json.stored(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(WebSocket.NORMAL_CLOSURE);
    }

    @Override
    public void close() {
        // It may be closed already, from the other end.
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .exceptionally(closed -> socket)
                .join();
    }
}
