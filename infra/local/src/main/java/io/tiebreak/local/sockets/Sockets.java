package io.tiebreak.local.sockets;

import io.tiebreak.local.functions.Functions;
import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.template.Template;
import io.tiebreak.local.template.WebSocketApi;
import io.tiebreak.local.tokens.Issuer;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A WebSocket API, in two steps: functions are told at their start where connections are posted to, and only when there
 * are functions clients can be let in.
 */
public final class Sockets implements AutoCloseable {

    private final InstantSource clock;
    private final Connections connections;
    private final ManagementServer management;

    private Sockets(WebSocketApi api, InstantSource clock, Consumer<String> log) {
        this.clock = clock;
        this.connections = Connections.start(clock, log);
        this.management = ManagementServer.start(api, connections, log);
    }

    /**
     * Opens the door for functions.
     *
     * @param clock says how long a connection has been silent, and how old it is
     * @param log told what callers are denied, and of problems
     */
    public static Sockets start(WebSocketApi api, InstantSource clock, Consumer<String> log) {
        return new Sockets(api, clock, log);
    }

    /** Where a caller posts to connections: its policy is asked, its faults strike, and dead it gets no answer. */
    public URI endpointOf(Caller caller) {
        return management.endpointOf(caller);
    }

    /**
     * What answers clients.
     *
     * @param template must have a WebSocket API
     * @param issuer makes the token of a client that has none; empty if such a client is refused
     */
    public SocketGateway gateway(Template template, Functions functions, Optional<Issuer> issuer) {
        return new SocketGateway(template, functions, connections, issuer, clock);
    }

    /** The ids of all open connections. */
    Set<String> ids() {
        return connections.ids();
    }

    @Override
    public void close() {
        connections.close();
        management.close();
    }
}
