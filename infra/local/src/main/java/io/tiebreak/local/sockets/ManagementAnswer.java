package io.tiebreak.local.sockets;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Optional;

/**
 * An answer of the door for functions.
 *
 * @param error AWS's name for what is wrong; empty if nothing is
 * @param body JSON, or nothing
 * @param isLost whether it never arrives
 */
record ManagementAnswer(int status, Optional<String> error, String body, boolean isLost) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpString ERROR_TYPE = new HttpString("x-amzn-ErrorType");

    static ManagementAnswer sent() {
        return new ManagementAnswer(200, Optional.empty(), "", false);
    }

    static ManagementAnswer closed() {
        return new ManagementAnswer(204, Optional.empty(), "", false);
    }

    static ManagementAnswer gone() {
        return error(410, "GoneException", "The connection is gone");
    }

    static ManagementAnswer tooLarge() {
        return error(413, "PayloadTooLargeException", "A message may have 128 KB");
    }

    static ManagementAnswer accessDenied(String message) {
        return error(403, "AccessDeniedException", message);
    }

    static ManagementAnswer notFound() {
        return error(404, "NotFoundException", "There are only POST, GET and DELETE of /STAGE/@connections/ID");
    }

    static ManagementAnswer of(Connection connection) {
        Session session = connection.session();
        ObjectNode json = JSON.createObjectNode();
        json.put("connectedAt", session.connectedAt().toString());
        json.put("lastActiveAt", connection.lastActiveAt().toString());
        json.putObject("identity")
                .put("sourceIp", session.client().sourceIp())
                .put("userAgent", session.client().userAgent());
        return new ManagementAnswer(200, Optional.empty(), json.toString(), false);
    }

    private static ManagementAnswer error(int status, String type, String message) {
        return new ManagementAnswer(
                status,
                Optional.of(type),
                JSON.createObjectNode().put("message", message).toString(),
                false);
    }

    ManagementAnswer lost() {
        return new ManagementAnswer(status, error, body, true);
    }

    void send(HttpServerExchange exchange) {
        exchange.setStatusCode(status);
        error.ifPresent(type -> exchange.getResponseHeaders().put(ERROR_TYPE, type));
        if (!body.isEmpty()) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        }
        exchange.getResponseSender().send(body);
    }
}
