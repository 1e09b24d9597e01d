package io.tiebreak.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Versions and revisions behind real HTTP, in memory: enough of the contract for everybody to meet somebody. */
final class FakeBackend implements AutoCloseable {

    static {
        // Without it the JDK's server holds each answer back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** A request as it came in; {@code actor} is the subject of its token. */
    record Request(String method, String path, String query, String actor, Map<String, String> headers, JsonNode body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** What it was told. */
    record Reply(int status, ObjectNode body, Map<String, String> headers) {

        static Reply of(int status, ObjectNode body) {
            return new Reply(status, body, Map.of());
        }
    }

    private final HttpServer server;
    private final List<Request> requests = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Map<String, String> locks = new HashMap<>();
    private final Map<String, Reply> replies = new HashMap<>();
    private Predicate<Request> broken = request -> false;

    FakeBackend() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Which requests are answered 500. */
    synchronized void breaksAt(Predicate<Request> those) {
        broken = those;
    }

    /** Somebody else writes an item. */
    synchronized void meddle(String path) {
        versions.merge(path, 1L, Long::sum);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        URI uri = exchange.getRequestURI();
        Request request = new Request(
                exchange.getRequestMethod(),
                uri.getPath(),
                Optional.ofNullable(uri.getQuery()).orElse(""),
                actor(headers.getOrDefault("authorization", "")),
                headers,
                Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Reply reply = once(request);
        byte[] body = reply.body().toString().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String actor(String authorization) {
        try {
            return SignedJWT.parse(authorization.replaceFirst("^Bearer ", ""))
                    .getJWTClaimsSet()
                    .getSubject();
        } catch (ParseException e) {
            return "";
        }
    }

    private synchronized Reply once(Request request) {
        requests.add(request);
        String key = request.header("idempotency-key");
        if (replies.containsKey(key)) {
            return new Reply(201, Json.object(), Map.of("Idempotency-Replayed", "true"));
        }
        Reply reply = broken.test(request) ? Reply.of(500, Json.object()) : judge(request);
        if (!key.isEmpty()) {
            replies.put(key, reply);
        }
        return reply;
    }

    private Reply judge(Request request) {
        if (request.path().startsWith("/v1/items/")) {
            return item(request);
        }
        return request.path().startsWith("/v1/signals/") ? signal(request) : Reply.of(200, Json.object());
    }

    private Reply item(Request request) {
        String path = request.method().equals("POST")
                ? request.path() + "/" + request.body().path("id").asText("made")
                : request.path();
        long now = deleted.contains(path) ? 0 : versions.getOrDefault(path, 0L);
        if (request.method().equals("GET")) {
            return now == 0
                    ? Reply.of(404, Json.object())
                    : Reply.of(200, Json.object().put("version", now));
        }
        boolean byHeader = !request.header("if-match").isEmpty();
        long expected = byHeader
                ? Long.parseLong(request.header("if-match").replace("\"", ""))
                : request.body().path("version").asLong(request.query().endsWith("=-1") ? -1 : 0);
        boolean merges = request.body().path("rebase").booleanValue();
        if (expected == -1 && now == 0 && !request.method().equals("PUT")) {
            return Reply.of(404, Json.object());
        }
        if (expected != -1 && expected != now && !merges) {
            return Reply.of(byHeader ? 412 : 409, Json.object().put("currentVersion", now));
        }
        long next = versions.merge(path, 1L, Long::sum);
        boolean gone = request.method().equals("DELETE") ? deleted.add(path) : deleted.remove(path);
        ObjectNode body = Json.object().put("version", next).put("deleted", gone);
        return Reply.of(200, merges && expected != now ? body.put("rebasedFrom", expected) : body);
    }

    private Reply signal(Request request) {
        String path = request.path();
        long now = versions.getOrDefault(path, 0L);
        JsonNode body = request.body();
        if (request.method().equals("GET")) {
            return Reply.of(200, Json.object().put("revision", now));
        }
        String writer = request.actor() + "/" + request.header("client-id");
        if (!locks.getOrDefault(path, writer).equals(writer)) {
            return Reply.of(423, Json.object());
        }
        if (body.path("revision").asLong(now) != now) {
            return Reply.of(409, Json.object().put("currentRevision", now));
        }
        if (body.has("lock")) {
            locks.put(path, writer);
        } else if (body.has("unlock")) {
            locks.remove(path);
        }
        return Reply.of(
                200,
                Json.object()
                        .put("revision", versions.merge(path, 1L, Long::sum))
                        .put("applied", true));
    }
}
