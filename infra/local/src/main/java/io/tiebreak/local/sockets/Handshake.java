package io.tiebreak.local.sockets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.xnio.StreamConnection;

/**
 * A request to become a WebSocket, and its one answer.
 *
 * @param connectionId the id that the connection will have
 */
record Handshake(HttpServerExchange exchange, String connectionId, String requestId) {

    private static final String VERSION = "13";
    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** Whether it is one of RFC 6455. */
    boolean isSound() {
        return exchange.getRequestMethod().equalToString("GET")
                && exchange.getRequestHeaders().contains(Headers.SEC_WEB_SOCKET_KEY)
                && VERSION.equals(exchange.getRequestHeaders().getFirst(Headers.SEC_WEB_SOCKET_VERSION));
    }

    void refuse(int status, String message) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(Conversation.message(message, connectionId, requestId));
    }

    /** Answers 101, and hands over the connection after that. */
    void accept(Optional<String> subprotocol, Consumer<StreamConnection> connected) {
        String key = Objects.requireNonNull(exchange.getRequestHeaders().getFirst(Headers.SEC_WEB_SOCKET_KEY));
        exchange.getResponseHeaders().put(Headers.SEC_WEB_SOCKET_ACCEPT, accept(key));
        subprotocol.ifPresent(name -> exchange.getResponseHeaders().put(Headers.SEC_WEB_SOCKET_PROTOCOL, name));
        exchange.upgradeChannel("websocket", (connection, upgraded) -> connected.accept(connection));
        exchange.endExchange();
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + ACCEPT_SUFFIX).getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-1", e);
        }
    }
}
