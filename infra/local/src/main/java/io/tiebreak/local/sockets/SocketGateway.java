package io.tiebreak.local.sockets;

import io.tiebreak.local.functions.Functions;
import io.tiebreak.local.sockets.SocketFunctions.Welcome;
import io.tiebreak.local.template.Template;
import io.tiebreak.local.template.WebSocketApi;
import io.tiebreak.local.template.WebSocketApi.IdentitySource;
import io.tiebreak.local.tokens.Issuer;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xnio.StreamConnection;

/** Lets clients in: stage, identity, authorizer, {@code $connect}, and only then a connection that can be posted to. */
public final class SocketGateway implements HttpHandler, AutoCloseable {

    /** As long as a connection lasts. */
    private static final Duration TOKEN_LIFETIME = Connections.AGE;

    private final WebSocketApi api;
    private final Connections connections;
    private final Optional<Issuer> issuer;
    private final InstantSource clock;
    private final SocketFunctions functions;
    private final SocketEvents events;
    private final Conversation conversation;
    private final Ids ids = new Ids();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SocketGateway(
            Template template,
            Functions functions,
            Connections connections,
            Optional<Issuer> issuer,
            InstantSource clock) {
        this.api = template.socketApi().orElseThrow();
        this.connections = connections;
        this.issuer = issuer;
        this.clock = clock;
        this.functions = new SocketFunctions(template, api, functions);
        this.events = new SocketEvents(api, clock);
        this.conversation = new Conversation(this.functions, events, new RouteChoice(api), connections);
    }

    /** Where clients connect. */
    public String path() {
        return "/" + api.stage();
    }

    /** Answers a handshake; to be called on a thread that may wait. */
    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Handshake handshake = new Handshake(exchange, ids.next(), events.requestId());
        try {
            SocketRequest request = SocketRequest.of(exchange);
            if (!request.path().equals(path())) {
                handshake.refuse(403, "Forbidden");
            } else if (handshake.isSound()) {
                authorize(handshake, identified(request));
            } else {
                handshake.refuse(400, "Bad Request");
            }
        } catch (IllegalArgumentException notDecodable) {
            handshake.refuse(400, "Bad Request");
        }
    }

    /** A client without a token gets one here, where that is allowed, as if it had brought it. */
    private SocketRequest identified(SocketRequest request) {
        Optional<IdentitySource> missing = api.authorizer()
                .map(WebSocketApi.Authorizer::source)
                .filter(source -> request.identity(source).isEmpty());
        return missing.isPresent() && issuer.isPresent()
                ? request.identifiedBy(missing.get(), issuer.get().tokenOfNobodyInParticular(TOKEN_LIFETIME))
                : request;
    }

    private void authorize(Handshake handshake, SocketRequest request) {
        Session session = new Session(handshake.connectionId(), clock.instant(), request.client(), Optional.empty());
        Optional<Authorization> authorization = api.authorizer()
                .map(authorizer -> request.identity(authorizer.source()).isEmpty()
                        ? Authorization.unauthorized()
                        : functions.authorize(
                                authorizer.function(), events.authorizer(request, session, handshake.requestId())));
        switch (authorization.orElse(null)) {
            case null -> connect(handshake, request, session);
            case Authorization.Granted(var context) -> connect(handshake, request, session.authorizedBy(context));
            case Authorization.Refused(int status, String message) -> handshake.refuse(status, message);
        }
    }

    private void connect(Handshake handshake, SocketRequest request, Session session) {
        Welcome welcome = functions.connect(events.connect(request, session, handshake.requestId()));
        if (welcome.isWarm()) {
            handshake.accept(welcome.subprotocol(), wire -> open(session, wire));
        } else {
            handshake.refuse(welcome.status(), welcome.message());
        }
    }

    /** Known before it is listened to, so that the first message finds a connection that can be posted to. */
    private void open(Session session, StreamConnection connected) {
        Connection connection = new Connection(session, new Wire(connected), clock, threads, conversation);
        connections.add(connection);
        connection.start();
    }

    /** Closes all connections, and no function hears of it. */
    @Override
    public void close() {
        conversation.end();
        connections.close();
        threads.shutdownNow();
    }
}
