package io.tiebreak.local.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tiebreak.local.faults.Fault;
import io.tiebreak.local.iam.Access;
import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.template.WebSocketApi;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Where functions post to connections, ask for them and close them: {@code POST /caller/stage/@connections/id} on a free
 * port of 127.0.0.1. The caller's policy is asked, faults strike here, and the dead are hung up on.
 */
final class ManagementServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String CONNECTIONS = "@connections";

    private final WebSocketApi api;
    private final Connections connections;
    private final Consumer<String> log;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Undertow undertow;

    private ManagementServer(WebSocketApi api, Connections connections, Consumer<String> log) {
        this.api = api;
        this.connections = connections;
        this.log = log;
        this.undertow = Undertow.builder()
                .addHttpListener(0, HOST)
                .setIoThreads(1)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setHandler(exchange -> exchange.dispatch(threads, (HttpHandler) this::handle))
                .build();
    }

    /**
     * Starts answering.
     *
     * @param log told what callers are denied
     */
    static ManagementServer start(WebSocketApi api, Connections connections, Consumer<String> log) {
        ManagementServer server = new ManagementServer(api, connections, log);
        server.undertow.start();
        return server;
    }

    /** Where a caller finds the connections: its policy is asked, its faults strike, and dead it gets no answer. */
    URI endpointOf(Caller caller) {
        callers.put(caller.path(), caller);
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
        return URI.create("http://" + HOST + ":" + address.getPort() + "/" + caller.path());
    }

    private void handle(HttpServerExchange exchange) throws Exception {
        exchange.startBlocking();
        String[] path = exchange.getRequestURI().split("/", -1);
        Caller caller = path.length > 1 ? callers.get(path[1]) : null;
        if (caller == null) {
            ManagementAnswer.accessDenied("no function of the template is at " + exchange.getRequestURI())
                    .send(exchange);
            return;
        }
        byte[] body = exchange.getInputStream().readNBytes(MessageReader.LIMIT + 1);
        String method = exchange.getRequestMethod().toString();
        Optional<ManagementAnswer> answer = caller.request(() -> answer(caller, method, path, body));
        if (answer.isEmpty() || answer.get().isLost()) {
            exchange.getConnection().close();
        } else {
            answer.get().send(exchange);
        }
    }

    private ManagementAnswer answer(Caller caller, String method, String[] path, byte[] body) {
        boolean isKnown = path.length == 5
                && path[2].equals(api.stage())
                && decoded(path[3]).equals(CONNECTIONS);
        return isKnown ? answer(caller, method, decoded(path[4]), body) : ManagementAnswer.notFound();
    }

    private ManagementAnswer answer(Caller caller, String method, String id, byte[] body) {
        Optional<String> refusal = caller.refusal(
                List.of(new Access("execute-api:ManageConnections", api.connectionArn(method, id), List.of())));
        if (refusal.isPresent()) {
            log.accept(caller.name() + " was denied: " + refusal.get());
            return ManagementAnswer.accessDenied(refusal.get());
        }
        return connections
                .find(id)
                .map(connection -> switch (method) {
                    case "POST" -> post(caller, connection, body);
                    case "GET" -> ManagementAnswer.of(connection);
                    case "DELETE" -> delete(connection);
                    default -> ManagementAnswer.notFound();
                })
                .orElseGet(ManagementAnswer::gone);
    }

    private static ManagementAnswer post(Caller caller, Connection connection, byte[] body) {
        if (body.length > MessageReader.LIMIT) {
            return ManagementAnswer.tooLarge();
        }
        if (caller.faults().strike(Fault.DROP_SOCKETS)) {
            connection.cut();
            return ManagementAnswer.gone();
        }
        boolean isLost = caller.faults().strike(Fault.LOST_POST);
        ManagementAnswer answer = connection.send(body) ? ManagementAnswer.sent() : ManagementAnswer.gone();
        return isLost ? answer.lost() : answer;
    }

    private static ManagementAnswer delete(Connection connection) {
        connection.close(Closing.ON_REQUEST);
        return ManagementAnswer.closed();
    }

    /** In a path, unlike in a form, a plus sign is one. */
    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
    }

    @Override
    public void close() {
        undertow.stop();
        threads.shutdownNow();
    }
}
