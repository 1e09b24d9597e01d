package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.address.Address;
import io.tiebreak.json.Json;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A backend with shared values behind HTTP and sockets. */
final class FakeBackend implements AutoCloseable {
    private static final String SIGNALS = "/v1/signals";

    private final FakeSockets sockets = new FakeSockets();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private final Undertow server = Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(this::route)
            .build();

    FakeBackend() {
        server.start();
    }

    Options options() {
        var address = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
        String host = "127.0.0.1:" + address.getPort();
        return Options.of(URI.create("http://" + host)).withSocket(URI.create("ws://" + host + "/live"));
    }

    FakeSockets sockets() {
        return sockets;
    }

    FakeStore store() {
        return sockets.store();
    }

    /** With what sockets were asked for. */
    List<String> queries() {
        return queries;
    }

    /** Refuses the next socket. */
    void refuses(int status) {
        refusals.add(status);
    }

    private void route(HttpServerExchange exchange) throws Exception {
        if (exchange.getRequestPath().equals("/live")) {
            queries.add(exchange.getQueryString());
            Integer refusal = refusals.poll();
            if (refusal == null) {
                String writer = writer(exchange);
                Handlers.websocket((http, channel) -> sockets.accept(channel, writer))
                        .handleRequest(exchange);
            } else {
                exchange.setStatusCode(refusal).endExchange();
            }
        } else {
            new BlockingHandler(this::call).handleRequest(exchange);
        }
    }

    private static String writer(HttpServerExchange exchange) {
        Deque<String> ids = exchange.getQueryParameters().get("clientId");
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Client-Id"))
                .or(() -> Optional.ofNullable(ids).map(Deque::getFirst))
                .map(id -> "dev/" + id)
                .orElse("dev");
    }

    private void call(HttpServerExchange exchange) throws IOException {
        String body = new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        FakeStore.Answer answer = answer(exchange, body.isEmpty() ? Json.object() : Json.stored(body));
        exchange.setStatusCode(answer.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(Json.text(answer.body()));
    }

    private FakeStore.Answer answer(HttpServerExchange exchange, JsonNode body) {
        String path = exchange.getRequestPath();
        if (path.equals("/v1/bundles")) {
            return store().bundle(body, writer(exchange));
        }
        Address address = Address.of(path.substring(SIGNALS.length()));
        return switch (exchange.getRequestMethod().toString()) {
            case "PUT" -> store().set(address, body, writer(exchange));
            case "DELETE" -> store().remove(address, writer(exchange));
            default ->
                store().get(address)
                        .map(signal -> new FakeStore.Answer(200, signal))
                        .orElseGet(() -> new FakeStore.Answer(404, Json.object().put("type", "/problems/not-found")));
        };
    }

    @Override
    public void close() {
        server.stop();
    }
}
