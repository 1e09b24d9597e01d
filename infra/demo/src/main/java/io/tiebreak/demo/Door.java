package io.tiebreak.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A backend behind HTTP. Sends each call once, and has it counted. */
final class Door implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI url;
    private final UnaryOperator<String> tokens;
    private final Tally tally;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param tokens makes an actor's token of his name */
    Door(URI url, UnaryOperator<String> tokens, Tally tally) {
        this.url = url;
        this.tokens = tokens;
        this.tally = tally;
    }

    /** Whether somebody answers there who takes our tokens. */
    void requireOpen() throws FailedException, InterruptedException {
        Answer answer = answer(request(Actor.of(Tokens.OPERATOR), "GET", "/v1/signals?pattern=/**&limit=1", ""));
        if (answer.status() == 0) {
            throw new FailedException("no backend answers at " + url + ": start one with scripts/run");
        }
        if (!answer.good()) {
            throw new FailedException("the backend at " + url + " answers " + answer.status()
                    + ": it has to be a scripts/run of this working copy");
        }
    }

    Answer send(Actor actor, Call call) throws InterruptedException {
        HttpRequest.Builder request = request(
                actor,
                call.method(),
                call.path(),
                call.body().map(Object::toString).orElse(""));
        call.headers().forEach(request::header);
        Answer answer = answer(request);
        tally.count(call.act(), answer.outcome());
        return answer;
    }

    private HttpRequest.Builder request(Actor actor, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.apply(actor.name()))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        actor.window().ifPresent(window -> request.header("Client-Id", window));
        return body.isEmpty() ? request : request.header("Content-Type", "application/json");
    }

    private Answer answer(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Answer(response.statusCode(), headers, Json.read(response.body()));
        } catch (IOException e) {
            return Answer.NONE;
        }
    }

    /** Without waiting for answers. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
