package io.tiebreak.local.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Between Undertow and what answers: the sockets, the door for invocations, else the {@link Gateway}. */
final class Exchange implements HttpHandler {

    private static final int BODY_LIMIT = 10 * 1024 * 1024;

    private final InvokeDoor door;
    private final Gateway gateway;
    private final Optional<HttpHandler> sockets;
    private final Executor threads;

    Exchange(InvokeDoor door, Gateway gateway, Optional<HttpHandler> sockets, Executor threads) {
        this.door = door;
        this.gateway = gateway;
        this.sockets = sockets;
        this.threads = threads;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        boolean asksForSocket =
                "websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst(Headers.UPGRADE));
        exchange.dispatch(threads, sockets.filter(any -> asksForSocket).orElse(this::answer));
    }

    private void answer(HttpServerExchange waiting) throws IOException {
        waiting.startBlocking();
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 15) + "=";
        waiting.getResponseHeaders().put(new HttpString("apigw-requestid"), id);
        send(waiting, answer(waiting, id));
    }

    private HttpAnswer answer(HttpServerExchange exchange, String id) throws IOException {
        byte[] body = exchange.getInputStream().readNBytes(BODY_LIMIT + 1);
        if (body.length > BODY_LIMIT) {
            return HttpAnswer.message(413, "Request Entity Too Large");
        }
        RequestTarget target;
        try {
            target = RequestTarget.of(path(exchange), exchange.getQueryString());
        } catch (IllegalArgumentException notDecodable) {
            return HttpAnswer.message(400, "Bad Request");
        }
        String contentType = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        HttpRequest request = new HttpRequest(
                id,
                exchange.getRequestMethod().toString(),
                exchange.getProtocol().toString(),
                exchange.getSourceAddress().getAddress().getHostAddress(),
                target,
                headers(exchange),
                cookies(exchange),
                HttpBody.of(body, Objects.requireNonNullElse(contentType, "")));
        return door.answer(request).orElseGet(() -> gateway.answer(request));
    }

    private static String path(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        return exchange.isHostIncludedInRequestURI() ? uri.replaceFirst("^[^:/]+://[^/]*", "") : uri;
    }

    private static Map<String, String> headers(HttpServerExchange exchange) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (HeaderValues values : exchange.getRequestHeaders()) {
            if (!values.getHeaderName().equals(Headers.COOKIE)) {
                headers.put(values.getHeaderName().toString().toLowerCase(Locale.ROOT), String.join(",", values));
            }
        }
        return headers;
    }

    private static List<String> cookies(HttpServerExchange exchange) {
        List<String> cookies = new ArrayList<>();
        HeaderValues values = exchange.getRequestHeaders().get(Headers.COOKIE);
        if (values != null) {
            values.forEach(value -> Arrays.stream(value.split(";", -1))
                    .map(String::strip)
                    .filter(cookie -> !cookie.isEmpty())
                    .forEach(cookies::add));
        }
        return cookies;
    }

    private static void send(HttpServerExchange exchange, HttpAnswer answer) {
        exchange.setStatusCode(answer.status());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        answer.cookies().forEach(cookie -> exchange.getResponseHeaders().add(Headers.SET_COOKIE, cookie));
        exchange.getResponseSender().send(ByteBuffer.wrap(answer.body().bytes()));
    }
}
