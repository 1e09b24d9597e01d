package io.tiebreak.local;

import com.nimbusds.jose.jwk.RSAKey;
import io.tiebreak.local.dynamodb.LocalDynamoDb;
import io.tiebreak.local.functions.EventSource;
import io.tiebreak.local.functions.Functions;
import io.tiebreak.local.http.HttpServer;
import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.logs.LogGroups;
import io.tiebreak.local.s3.Buckets;
import io.tiebreak.local.s3.S3Server;
import io.tiebreak.local.sockets.SocketGateway;
import io.tiebreak.local.sockets.Sockets;
import io.tiebreak.local.sqs.Queues;
import io.tiebreak.local.sqs.SqsServer;
import io.tiebreak.local.template.LocalParameters;
import io.tiebreak.local.template.Queue;
import io.tiebreak.local.template.Template;
import io.tiebreak.local.tokens.Issuer;
import io.tiebreak.local.tokens.IssuerKey;
import io.tiebreak.local.tokens.KeyServer;
import io.tiebreak.local.yaml.CannotStart;
import io.undertow.server.HttpHandler;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A template running in this JVM: tables, queues, functions, event sources and the HTTP API. Java has to be started with
 * {@code --add-opens java.base/java.util=ALL-UNNAMED}, because every function gets an environment of its own.
 */
public final class LocalBackend implements AutoCloseable {

    /** What to undo, the last thing first. */
    private final Deque<Runnable> undo = new ArrayDeque<>();

    private final Template template;
    private final StateFolder state;
    private final LocalDynamoDb dynamoDb;
    private final Map<String, String> tables;
    private final Buckets buckets;
    private final S3Server s3;
    private final SqsServer sqs;
    private final Optional<Sockets> sockets;
    private final List<EventSource> eventSources;
    private final HttpServer http;
    private final Issuer issuer;

    private LocalBackend(Options options) {
        try {
            KeyServer keys = KeyServer.start(
                    () -> IssuerKey.of(options.template().toAbsolutePath().resolveSibling("")));
            undo.push(keys::close);
            template = Template.load(options.template(), parameters(options, keys));
            if (template.api().isEmpty()) {
                throw new CannotStart(template.file() + " has no HTTP API to serve");
            }
            LogGroups logs = new LogGroups(template.functions(), InstantSource.system());
            HttpServer.checkFree(options.port());
            Functions.checkBuilt(template.functions());
            state = StateFolder.open(options.data());
            undo.push(state::close);
            dynamoDb = LocalDynamoDb.starting(state.kept(), template.tables());
            undo.push(dynamoDb::close);
            Queues queues = Queues.start(template.queues(), state.queues(), InstantSource.system());
            undo.push(queues::close);
            RSAKey key = IssuerKey.of(template.folder());
            issuer = new Issuer(key);
            buckets = new Buckets(state.buckets(), template.buckets(), InstantSource.system());
            s3 = S3Server.start(buckets);
            undo.push(s3::close);
            sqs = SqsServer.start(queues, InstantSource.system(), System.err::println);
            undo.push(sqs::close);
            sockets = template.socketApi()
                    .map(sockets -> Sockets.start(sockets, InstantSource.system(), System.err::println));
            sockets.ifPresent(started -> undo.push(started::close));
            Functions functions = Functions.start(template.functions(), options.faults(), this::endpoints, logs::print);
            undo.push(functions::close);
            queues.awaitReady();
            tables = dynamoDb.createTables(template.tables());
            EventSources sources =
                    new EventSources(template, functions, dynamoDb, buckets, queues, logs, state, options.faults());
            List<EventSource> ofLogs = sources.ofLogs();
            List<EventSource> others = sources.others();
            undo.push(() -> EventSources.stopAll(ofLogs));
            undo.push(() -> EventSources.stopAll(others));
            eventSources = Stream.of(others, ofLogs).flatMap(List::stream).toList();
            eventSources.forEach(EventSource::start);
            Optional<SocketGateway> gateway =
                    sockets.map(started -> started.gateway(template, functions, issuerOfMissingTokens(options)));
            http = HttpServer.start(
                    options.port(),
                    template,
                    key,
                    options.requiresToken(),
                    functions,
                    gateway.map(HttpHandler.class::cast));
            undo.push(http::close);
            gateway.ifPresent(open -> undo.push(open::close));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts everything and returns when all of it answers.
     *
     * @throws CannotStart saying in one line what has to be changed; nothing is left running then
     */
    public static LocalBackend start(Options options) {
        return new LocalBackend(options);
    }

    /** Where the keys are is known only once they are served. */
    private static Map<String, String> parameters(Options options, KeyServer keys) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put(LocalParameters.KEYS, keys.url().toString());
        parameters.putAll(options.parameters());
        return parameters;
    }

    private Optional<Issuer> issuerOfMissingTokens(Options options) {
        return options.requiresToken() ? Optional.empty() : Optional.of(issuer);
    }

    private Map<String, String> endpoints(Caller caller) {
        Map<String, String> endpoints = new HashMap<>();
        endpoints.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpointOf(caller).toString());
        endpoints.put("AWS_ENDPOINT_URL_S3", s3.endpointOf(caller).toString());
        endpoints.put("AWS_ENDPOINT_URL_SQS", sqs.endpointOf(caller).toString());
        sockets.ifPresent(open -> endpoints.put(
                "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI",
                open.endpointOf(caller).toString()));
        return endpoints;
    }

    /** Where the HTTP API answers. */
    public URI url() {
        return http.url();
    }

    /** Where WebSockets connect; empty if the template has no such API. */
    public Optional<URI> socketUrl() {
        return template.socketApi().map(api -> URI.create("ws://" + url().getAuthority() + "/" + api.stage()));
    }

    /** Where DynamoDB answers anyone, whatever the policies say. */
    public URI dynamoDbEndpoint() {
        return dynamoDb.endpoint();
    }

    /** Where the queues answer anyone, whatever the policies say. */
    public URI sqsEndpoint() {
        return sqs.endpoint();
    }

    /** The URLs of the queues, as requests name them, by logical id. */
    public Map<String, String> queues() {
        return template.queues().stream().collect(Collectors.toMap(Queue::logicalId, Queue::url));
    }

    /** Physical table names by logical id. */
    public Map<String, String> tables() {
        return tables;
    }

    /** Signs tokens this run accepts. */
    public Issuer issuer() {
        return issuer;
    }

    /** The folder with a folder per bucket, named by its physical name; it may not exist yet. */
    public Path buckets() {
        return buckets.folder();
    }

    /** Everything that invokes a function by itself. */
    public List<EventSource> eventSources() {
        return eventSources;
    }

    /**
     * One of them, to stop and to start it.
     *
     * @param function the logical id of its function, which has just this one
     */
    public EventSource eventSourceOf(String function) {
        List<EventSource> found = eventSources.stream()
                .filter(source -> source.name().startsWith(function + "."))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(function + " has " + found.size() + " event sources");
        }
        return found.getFirst();
    }

    Template template() {
        return template;
    }

    /** Stops everything, within some seconds. Doing so twice does nothing. */
    @Override
    public synchronized void close() {
        if (!undo.isEmpty()) {
            try {
                undo.pop().run();
            } finally {
                close();
            }
        }
    }
}
