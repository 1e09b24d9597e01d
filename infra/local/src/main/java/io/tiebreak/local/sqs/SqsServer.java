package io.tiebreak.local.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.faults.Fault;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.template.Account;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Where the queues answer over HTTP, in AWS's JSON protocol, on a free port of 127.0.0.1. The path says who is calling:
 * the dead are hung up on, the caller's policy is asked, and faults strike here. The bare path is nobody's: everything is
 * allowed and nothing goes wrong.
 */
public final class SqsServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOST = "127.0.0.1";

    private final Operations operations;
    private final NeededAccess neededAccess;
    private final Consumer<String> log;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final AtomicInteger faultyEndpoints = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Undertow undertow;

    private SqsServer(Queues queues, InstantSource clock, Consumer<String> log) {
        this.operations = new Operations(queues, clock);
        this.neededAccess = new NeededAccess(queues, operations.moveTasks());
        this.log = log;
        this.undertow = Undertow.builder()
                .addHttpListener(0, HOST)
                .setIoThreads(1)
                .setHandler(exchange -> exchange.dispatch(threads, (HttpHandler) this::handle))
                .build();
    }

    /**
     * Starts answering.
     *
     * @param log told what callers are denied
     */
    public static SqsServer start(Queues queues, InstantSource clock, Consumer<String> log) {
        SqsServer server = new SqsServer(queues, clock, log);
        server.undertow.start();
        return server;
    }

    /** Where all queues answer anyone; no policy is asked. */
    public URI endpoint() {
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
        return URI.create("http://" + HOST + ":" + address.getPort());
    }

    /** Where a caller finds SQS: its policy is asked, its faults strike, and dead it gets no answer. */
    public URI endpointOf(Caller caller) {
        callers.put(caller.path(), caller);
        return endpoint().resolve("/" + caller.path());
    }

    /** Where everything is allowed and requests go wrong; for tests of those who have to live with that. */
    public URI endpointWith(Faults faults) {
        return endpointOf(Caller.anyone("faulty-" + faultyEndpoints.incrementAndGet(), faults));
    }

    private void handle(HttpServerExchange exchange) throws Exception {
        exchange.startBlocking();
        String path = exchange.getRequestPath().replace("/", "");
        String target = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Amz-Target"), "");
        String operation = target.substring(target.indexOf('.') + 1);
        byte[] body = exchange.getInputStream().readAllBytes();
        if (path.isEmpty()) {
            send(exchange, answer(operation, body, Account.ID));
            return;
        }
        Caller caller = callers.get(path);
        if (caller == null) {
            send(exchange, SqsAnswer.of(SqsProblem.accessDenied("no function of the template is " + path)));
            return;
        }
        Optional<SqsAnswer> answer = caller.request(() -> answer(caller, operation, body));
        if (answer.isEmpty() || answer.get().isLost()) {
            exchange.getConnection().close();
        } else {
            send(exchange, answer.get());
        }
    }

    private SqsAnswer answer(Caller caller, String operation, byte[] body) throws Exception {
        Optional<String> refusal = caller.refusal(neededAccess.of(operation, JSON.readTree(body)));
        if (refusal.isPresent()) {
            log.accept(caller.name() + " was denied: " + refusal.get());
            return SqsAnswer.of(SqsProblem.accessDenied(refusal.get()));
        }
        if (caller.faults().strike(Fault.THROTTLE)) {
            return SqsAnswer.of(SqsProblem.throttled());
        }
        boolean isLost = caller.faults().strike(Fault.LOST);
        SqsAnswer answer = answer(operation, body, "AROALOCAL:" + Account.physicalName(caller.name()));
        return isLost ? answer.lost() : answer;
    }

    private SqsAnswer answer(String operation, byte[] body, String sender) throws IOException {
        try {
            return JSON.readTree(body) instanceof ObjectNode request
                    ? SqsAnswer.of(operations.answer(operation, request, sender))
                    : SqsAnswer.of(SqsProblem.invalid("The request is no JSON object."));
        } catch (JsonProcessingException e) {
            return SqsAnswer.of(SqsProblem.invalid("The request is no JSON: the local run speaks no older protocol."));
        } catch (SqsProblem refused) {
            return SqsAnswer.of(refused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SqsAnswer.of(new SqsProblem("ServiceUnavailable", "The local run is ending."));
        }
    }

    private static void send(HttpServerExchange exchange, SqsAnswer answer) {
        exchange.setStatusCode(answer.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/x-amz-json-1.0");
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().put(name, value));
        exchange.getResponseSender().send(answer.body().toString());
    }

    @Override
    public void close() {
        undertow.stop();
        threads.shutdownNow();
    }
}
