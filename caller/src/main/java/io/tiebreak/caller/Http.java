package io.tiebreak.caller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The backend behind HTTP. */
final class Http {

    /** How often a write under a key is sent while nobody knows whether it happened. */
    static final int MOST_TRIES = 4;

    private static final Jitter BETWEEN_TRIES = new Jitter(Duration.ofMillis(100), Duration.ofSeconds(2));

    private final Options options;
    private final HttpClient client;

    Http(Options options, HttpClient client) {
        this.options = options;
        this.client = client;
    }

    /**
     * Something to write.
     *
     * @param path with its query
     * @param key for the header; empty if it has none
     * @param repeatable whether it has no second effect
     */
    record Write(String method, String path, Optional<ObjectNode> body, Optional<String> key, boolean repeatable) {

        /** Repeatable if it has a key. */
        Write(String method, String path, Optional<ObjectNode> body, Optional<String> key) {
            this(method, path, body, key, key.isPresent());
        }
    }

    /** Reads; whatever did not answer is {@link Unavailable}. */
    Reply read(String path) {
        try {
            return send(request("GET", path, Optional.empty()).build()).settled(false);
        } catch (IOException e) {
            throw new Unavailable("no answer from the backend", Optional.empty(), e);
        }
    }

    /** Writes. What is repeatable is sent again while its outcome is unknown, the rest is sent once. */
    Reply write(Write write) {
        boolean inDoubt = false;
        for (int n = 1; ; n++) {
            CallFailed failure;
            try {
                return once(write);
            } catch (OutcomeUnknown e) {
                inDoubt = true;
                failure = e;
            } catch (Unavailable | Denied e) {
                // This try did not happen, which says nothing of one before it.
                failure = inDoubt ? new OutcomeUnknown("the write may have happened or not", e) : e;
            }
            boolean more = inDoubt && write.repeatable() && n < MOST_TRIES;
            if (!more || !options.surroundings().paused(wait(n))) {
                throw failure;
            }
        }
    }

    private Duration wait(int n) {
        return BETWEEN_TRIES.wait(n, options.surroundings().random());
    }

    private Reply once(Write write) {
        HttpRequest.Builder request = request(write.method(), write.path(), write.body());
        write.key().ifPresent(key -> request.header("Idempotency-Key", key));
        try {
            return send(request.build()).settled(true);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new Unavailable("the backend cannot be reached", Optional.empty(), e);
        } catch (IOException e) {
            throw new OutcomeUnknown("the write may have happened or not", e);
        }
    }

    private HttpRequest.Builder request(String method, String path, Optional<ObjectNode> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(options.base().toString().replaceAll("/$", "") + path))
                .timeout(options.patience())
                .method(
                        method,
                        body.map(json -> BodyPublishers.ofString(Json.text(json)))
                                .orElseGet(BodyPublishers::noBody));
        body.ifPresent(json -> request.header("Content-Type", "application/json"));
        options.token().get().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        options.clientId().ifPresent(id -> request.header("Client-Id", id));
        return request;
    }

    private Reply send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    Documents.read(response.body()),
                    response.headers().firstValue("Retry-After").flatMap(Http::seconds),
                    response.headers().firstValue("Idempotency-Replayed").isPresent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the answer", e);
        }
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }
}
