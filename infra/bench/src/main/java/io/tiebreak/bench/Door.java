package io.tiebreak.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTTP door, with a counter on it: requests, conditional writes, and what the answers say they cost. */
final class Door {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern UNITS = Pattern.compile("requests=(\\d+); rcu=([\\d.]+); wcu=([\\d.]+)");

    private final HttpClient client;
    private final URI backend;
    private final LongAdder calls = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final DoubleAdder readUnits = new DoubleAdder();
    private final DoubleAdder writeUnits = new DoubleAdder();

    Door(HttpClient client, URI backend) {
        this.client = client;
        this.backend = backend;
    }

    /** An answer: its status, and its body as JSON. */
    record Answer(int status, JsonNode body) {}

    Answer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(backend.resolve(path)).GET());
    }

    Answer send(String method, String path, String body) throws IOException, InterruptedException {
        return send(request(method, path, body));
    }

    /** The same from one of several windows. */
    Answer send(String method, String path, String body, String window) throws IOException, InterruptedException {
        return send(request(method, path, body).header("Client-Id", window));
    }

    /** The same, to be answered before it is carried out. */
    Answer later(String method, String path, String body) throws IOException, InterruptedException {
        return send(request(method, path, body).header("Prefer", "respond-async"));
    }

    /** The write units that a {@code Tiebreak-Units} header tells of. */
    static double writeUnits(String told) {
        Matcher units = UNITS.matcher(told);
        return units.matches() ? Double.parseDouble(units.group(3)) : 0;
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(backend.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        calls.increment();
        writes.add(response.headers().firstValueAsLong("Tiebreak-Attempts").orElse(0));
        Matcher units =
                UNITS.matcher(response.headers().firstValue("Tiebreak-Units").orElse(""));
        if (units.matches()) {
            readUnits.add(Double.parseDouble(units.group(2)));
            writeUnits.add(Double.parseDouble(units.group(3)));
        }
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    double calls() {
        return calls.doubleValue();
    }

    double writes() {
        return writes.doubleValue();
    }

    double readUnits() {
        return readUnits.sum();
    }

    double writeUnits() {
        return writeUnits.sum();
    }
}
