package io.tiebreak.importer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A backend behind HTTP. What got no answer, or 429 or 5xx, is sent again under the same key, so that it happens once
 * whether or not it had happened; {@code Retry-After} is honoured up to a minute.
 */
final class HttpBackend implements Backend, AutoCloseable {

    private static final int REPEATS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long LONGEST_RETRY_AFTER = 60;

    private final URI url;
    private final String token;
    private final Target target;
    private final Backoff backoff;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    /** @param token empty = none */
    HttpBackend(URI url, String token, Target target, Backoff backoff) {
        this.url = url;
        this.token = token;
        this.target = target;
        this.backoff = backoff;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .executor(threads)
                .build();
    }

    /** Whatever it answers, it answers. */
    void requireReachable() throws UnreachableException, InterruptedException {
        try {
            client.send(request("/v1/health").GET().build(), BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UnreachableException(url, e);
        }
    }

    @Override
    public Answer send(Edit edit, long version) throws UnreachableException, InterruptedException {
        Command command = Command.of(edit, target, version);
        HttpRequest request = request(command);
        for (int repeat = 1; repeat <= REPEATS; repeat++) {
            Duration atLeast = Duration.ZERO;
            try {
                HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
                if (!canBeRepeated(response)) {
                    return Answers.of(command, response);
                }
                atLeast = retryAfter(response);
            } catch (IOException e) {
                // Perhaps it happened, perhaps not: the key makes the repeat safe in both cases.
            }
            backoff.pause(repeat, atLeast);
        }
        return sendLast(command, request);
    }

    @Override
    public void close() {
        client.close();
        threads.close();
    }

    private Answer sendLast(Command command, HttpRequest request) throws UnreachableException, InterruptedException {
        try {
            return Answers.of(command, client.send(request, BodyHandlers.ofByteArray()));
        } catch (ConnectException e) {
            throw new UnreachableException(url, e);
        } catch (IOException e) {
            return new Answer.Refused("no answer, so nobody knows whether it happened: " + e);
        }
    }

    private HttpRequest request(Command command) {
        HttpRequest.Builder request = request(command.path());
        command.headers().forEach(request::header);
        return request.header("Content-Type", "application/json")
                .method(command.method(), BodyPublishers.ofString(command.body().toString()))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static boolean canBeRepeated(HttpResponse<?> response) {
        return response.statusCode() == 429 || response.statusCode() >= 500;
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("");
        boolean isNumber = seconds.matches("[0-9]{1,9}");
        return Duration.ofSeconds(isNumber ? Math.min(Long.parseLong(seconds), LONGEST_RETRY_AFTER) : 0);
    }
}
