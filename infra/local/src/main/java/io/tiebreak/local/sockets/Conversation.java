package io.tiebreak.local.sockets;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.template.WebSocketApi;
import java.util.Optional;

/** What clients say once they are connected, and that they are gone. */
final class Conversation implements Connection.Life {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SocketFunctions functions;
    private final SocketEvents events;
    private final RouteChoice routes;
    private final Connections connections;
    private volatile boolean isOver;

    Conversation(SocketFunctions functions, SocketEvents events, RouteChoice routes, Connections connections) {
        this.functions = functions;
        this.events = events;
        this.routes = routes;
        this.connections = connections;
    }

    /** API Gateway's own words to a client. */
    static String message(String text, String connectionId, String requestId) {
        return JSON.createObjectNode()
                .put("message", text)
                .put("connectionId", connectionId)
                .put("requestId", requestId)
                .toString();
    }

    @Override
    public void said(Connection connection, String message) {
        Session session = connection.session();
        String requestId = events.requestId();
        Optional<Outcome> outcome = routes.of(message)
                .flatMap(key -> functions.invoke(key, events.message(session, key, requestId, message)));
        if (outcome.isEmpty()) {
            connection.send(message("Forbidden", session.connectionId(), requestId));
        } else if (!(outcome.get() instanceof Outcome.Answered)) {
            connection.send(message("Internal server error", session.connectionId(), requestId));
        }
    }

    @Override
    public void ended(Connection connection) {
        connections.remove(connection);
    }

    @Override
    public void over(Session session, Closing closing) {
        if (!isOver) {
            functions.invoke(WebSocketApi.DISCONNECT, events.disconnect(session, events.requestId(), closing));
        }
    }

    /** Functions hear of no connection that ends from now on. */
    void end() {
        isOver = true;
    }
}
