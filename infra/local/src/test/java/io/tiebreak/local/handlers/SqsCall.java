package io.tiebreak.local.handlers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** SQS without an SDK. */
final class SqsCall {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI endpoint = URI.create(System.getenv("AWS_ENDPOINT_URL_SQS"));

    int call(String operation, String body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "AmazonSQS." + operation)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
