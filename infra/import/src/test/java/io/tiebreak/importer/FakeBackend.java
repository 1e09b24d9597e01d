package io.tiebreak.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;

/** Versioned items behind real HTTP, in memory, with the answers the contract promises for creates and patches. */
final class FakeBackend implements AutoCloseable {

    static {
        // Without it the JDK's server holds each answer back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** A write request as it came in. */
    record Request(String method, String path, JsonNode body, Map<String, String> headers) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String document() {
            return method.equals("POST") ? body.path("id").asText() : path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** The fields are what an answer has; {@code headers} beside those every answer has. */
    record Reply(int status, ObjectNode body, Map<String, String> headers) {}

    /** A document and the requests that made its versions, oldest first. */
    static final class Item {
        final List<Request> history = new ArrayList<>();
        ObjectNode attributes = Json.MAPPER.createObjectNode();

        long version() {
            return history.size();
        }
    }

    private final HttpServer server;
    private final Map<String, Item> items = new TreeMap<>();
    private final List<Request> requests = new ArrayList<>();
    private final Map<String, Request> unchanged = new TreeMap<>();
    private final Map<String, Reply> replies = new HashMap<>();
    private IntPredicate breaks = count -> false;
    private IntPredicate overloaded = count -> false;
    private int overloadedStatus = 503;

    FakeBackend() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/health", exchange -> send(exchange, new Reply(200, json(), Map.of())));
        server.createContext("/v1/items/document", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Which requests, counted from 1, take effect and then lose their connection instead of being answered. */
    void breaksConnectionsOf(IntPredicate requests) {
        breaks = requests;
    }

    /** Which requests, counted from 1, get this status and no effect. */
    void isOverloadedFor(IntPredicate requests, int status) {
        overloaded = requests;
        overloadedStatus = status;
    }

    synchronized Map<String, Item> items() {
        return new TreeMap<>(items);
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** What changed nothing, once per key. */
    synchronized List<Request> unchanged() {
        return List.copyOf(unchanged.values());
    }

    /** Somebody else changes a document. */
    synchronized void meddle(String document, String field, String value) {
        ObjectNode body = json();
        body.withObject("/attributes").put(field, value);
        Item item = items.computeIfAbsent(document, unknown -> new Item());
        item.attributes.put(field, value);
        item.history.add(new Request("PATCH", "/v1/items/document/" + document, body, Map.of()));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode body = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        Request request = new Request(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body, headers);
        Reply reply;
        int count;
        synchronized (this) {
            requests.add(request);
            count = requests.size();
            reply = overloaded.test(count)
                    ? problem(overloadedStatus, "busy", Map.of("Retry-After", "3"))
                    : once(request);
        }
        if (breaks.test(count)) {
            exchange.close();
        } else {
            send(exchange, reply);
        }
    }

    private Reply once(Request request) {
        String key = request.header("Idempotency-Key");
        Reply before = replies.get(key);
        if (before != null) {
            return before;
        }
        Reply reply = judge(request);
        if (reply.status() < 300 && !reply.headers().containsKey("Tiebreak-Unchanged")) {
            replies.put(key, reply);
        }
        return reply;
    }

    private Reply judge(Request request) {
        if (request.body().path("attributes").has("forbidden")) {
            return problem(422, "this field is forbidden", Map.of());
        }
        Item item = items.getOrDefault(request.document(), new Item());
        long expected = request.body().path("version").asLong();
        if (expected != item.version()) {
            Reply conflict = problem(409, "Version conflict. Please refresh and try again.", Map.of());
            conflict.body().put("expectedVersion", expected).put("currentVersion", item.version());
            return item.version() == 0 ? conflict : withCurrent(conflict, item);
        }
        return apply(request, item);
    }

    private Reply apply(Request request, Item item) {
        ObjectNode after = merged(item.attributes, request.body().path("attributes"));
        if (item.version() > 0 && after.equals(item.attributes)) {
            unchanged.put(request.header("Idempotency-Key"), request);
            return new Reply(200, view(item), Map.of("Tiebreak-Unchanged", "true"));
        }
        item.attributes = after;
        item.history.add(request);
        items.put(request.document(), item);
        return new Reply(item.version() == 1 ? 201 : 200, view(item), Map.of());
    }

    static ObjectNode merged(ObjectNode attributes, JsonNode patch) {
        ObjectNode merged = attributes.deepCopy();
        for (var field : patch.properties()) {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), field.getValue());
            }
        }
        return merged;
    }

    private static Reply withCurrent(Reply conflict, Item item) {
        conflict.body().set("current", view(item));
        return conflict;
    }

    private static ObjectNode view(Item item) {
        return json().put("version", item.version());
    }

    private static Reply problem(int status, String detail, Map<String, String> headers) {
        return new Reply(status, json().put("status", status).put("detail", detail), headers);
    }

    private static ObjectNode json() {
        return Json.MAPPER.createObjectNode();
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = Json.MAPPER.writeValueAsBytes(reply.body());
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
