package io.tiebreak.local.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tiebreak.local.template.WebSocketApi.IdentitySource;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request for a connection.
 *
 * @param headers all values by name, names as the client spells them
 * @param query all values by name
 */
record SocketRequest(
        String path, Session.Client client, Map<String, List<String>> headers, Map<String, List<String>> query) {

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException if its query is not percent-encoded
     */
    static SocketRequest of(HttpServerExchange exchange) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (HeaderValues values : exchange.getRequestHeaders()) {
            headers.put(values.getHeaderName().toString(), List.copyOf(values));
        }
        return new SocketRequest(
                exchange.getRequestPath(),
                new Session.Client(
                        exchange.getSourceAddress().getAddress().getHostAddress(),
                        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(Headers.USER_AGENT), "")),
                headers,
                query(exchange.getQueryString()));
    }

    private static Map<String, List<String>> query(String text) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                query.computeIfAbsent(URLDecoder.decode(parts[0], UTF_8), any -> new ArrayList<>())
                        .add(parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return query;
    }

    /** Who it says is connecting; empty if it says nothing there. */
    Optional<String> identity(IdentitySource source) {
        return switch (source) {
            case IdentitySource.Query(String name) ->
                query.getOrDefault(name, List.of()).stream()
                        .filter(value -> !value.isEmpty())
                        .findFirst();
            case IdentitySource.Header(String name) ->
                headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .map(header -> header.getValue().getFirst())
                        .filter(value -> !value.isEmpty())
                        .findFirst();
        };
    }

    /** The request as if it had said who is connecting. */
    SocketRequest identifiedBy(IdentitySource source, String value) {
        return switch (source) {
            case IdentitySource.Query(String name) ->
                new SocketRequest(path, client, headers, with(query, name, value));
            case IdentitySource.Header(String name) ->
                new SocketRequest(path, client, with(headers, name, value), query);
        };
    }

    private static Map<String, List<String>> with(Map<String, List<String>> values, String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(name, List.of(value));
        return more;
    }
}
