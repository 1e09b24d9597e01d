package io.tiebreak.caller;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Gives the answers it was told to, one after the other, and remembers what it was asked. */
final class ScriptedBackend implements AutoCloseable {
    /** @param status 0 hangs up */
    private record Answer(int status, String body, Map<String, String> headers) {}

    /** @param request method, path with query, and body */
    record Asked(String request, Map<String, String> headers) {}

    private final HttpServer server;
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();

    ScriptedBackend() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next answer, with ' for ". */
    ScriptedBackend answers(int status, String body) {
        return answers(status, body, Map.of());
    }

    synchronized ScriptedBackend answers(int status, String body, Map<String, String> headers) {
        answers.add(new Answer(status, body.replace('\'', '"'), headers));
        return this;
    }

    /** Hears the next request, and hangs up. */
    ScriptedBackend hangsUp() {
        return answers(0, "");
    }

    /** Each with its body, with ' for ". */
    synchronized List<String> requests() {
        return asked.stream().map(Asked::request).toList();
    }

    /** What each said in a header; "null" if nothing. */
    synchronized List<String> header(String name) {
        return asked.stream()
                .map(one -> String.valueOf(one.headers().get(name)))
                .toList();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body.replace('"', '\'');
        Map<String, String> headers = new java.util.HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        asked.add(new Asked(request.strip(), headers));
        Answer answer = answers.remove();
        if (answer.status() != 0) {
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
