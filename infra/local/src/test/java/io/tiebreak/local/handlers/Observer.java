package io.tiebreak.local.handlers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Tells a test what a function sees. */
final class Observer {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI observer = URI.create(System.getenv("OBSERVER"));

    void tell(String what) {
        call(HttpRequest.newBuilder(observer).POST(BodyPublishers.ofString(what)));
    }

    /** Returns the status. */
    int call(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
