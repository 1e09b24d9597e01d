package io.tiebreak.functions.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Json;
import io.tiebreak.local.LocalBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A caller of the backend. */
record Door(HttpClient client, URI backend) {

    Door(URI backend) {
        this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), backend);
    }

    /** An answer: its status, and its body as JSON. */
    record Answer(int status, JsonNode body) {}

    Answer get(String path) {
        return send(HttpRequest.newBuilder(backend.resolve(path)).GET());
    }

    Answer send(String method, String path, String body) {
        return send(HttpRequest.newBuilder(backend.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The same under an {@code Idempotency-Key}. */
    Answer keyed(String method, String path, String body, String key) {
        return send(HttpRequest.newBuilder(backend.resolve(path))
                .header("Idempotency-Key", key)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The same, to be answered before it is carried out. */
    Answer later(String method, String path, String body) {
        return send(HttpRequest.newBuilder(backend.resolve(path))
                .header("Prefer", "respond-async")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The same by somebody who may do everything. */
    Answer admin(LocalBackend issuing, String method, String path, String body) {
        String token = issuing.issuer().token("demo", "operator", "admin", Duration.ofHours(1));
        return send(HttpRequest.newBuilder(backend.resolve(path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** All entries of a paged answer, whatever the number of pages. */
    List<JsonNode> all(String path) {
        return all(path, "limit=100");
    }

    /** The same of a question. */
    List<JsonNode> all(String path, String question) {
        List<JsonNode> items = new ArrayList<>();
        String page = path + "?" + question;
        while (!page.isEmpty()) {
            JsonNode body = get(page).body();
            body.path("items").forEach(items::add);
            page = body.has("next")
                    ? path + "?" + question + "&cursor=" + body.path("next").textValue()
                    : "";
        }
        return items;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), Json.stored(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
