package io.tiebreak.local;

import com.nimbusds.jose.jwk.RSAKey;
import io.tiebreak.local.dynamodb.LocalDynamoDb;
import io.tiebreak.local.functions.EventSource;
import io.tiebreak.local.functions.Functions;
import io.tiebreak.local.http.HttpServer;
import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.s3.Buckets;
import io.tiebreak.local.s3.S3Server;
import io.tiebreak.local.sqs.Queues;
import io.tiebreak.local.sqs.SqsServer;
import io.tiebreak.local.template.HttpApi;
import io.tiebreak.local.template.Queue;
import io.tiebreak.local.template.Template;
import io.tiebreak.local.tokens.Issuer;
import io.tiebreak.local.tokens.IssuerKey;
import io.tiebreak.local.yaml.CannotStart;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

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
    private final List<EventSource> eventSources;
    private final HttpServer http;
    private final Issuer issuer;

    private LocalBackend(Options options) {
        try {
            template = Template.load(options.template(), options.parameters());
            HttpApi api =
                    template.api().orElseThrow(() -> new CannotStart(template.file() + " has no HTTP API to serve"));
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
            Functions functions = Functions.start(template.functions(), options.faults(), this::endpoints);
            undo.push(functions::close);
            queues.awaitReady();
            tables = dynamoDb.createTables(template.tables());
            eventSources =
                    new EventSources(template, functions, dynamoDb, buckets, queues, state, options.faults()).all();
            undo.push(() -> stopAll(eventSources));
            eventSources.forEach(EventSource::start);
            http = HttpServer.start(options.port(), template, api, key, options.requiresToken(), functions);
            undo.push(http::close);
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

    /** Side by side, for each waits for what is at work there. */
    private static void stopAll(List<EventSource> sources) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sources.forEach(source -> threads.execute(source::stop));
        }
    }

    private Map<String, String> endpoints(Caller caller) {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpointOf(caller).toString(),
                "AWS_ENDPOINT_URL_S3", s3.endpointOf(caller).toString(),
                "AWS_ENDPOINT_URL_SQS", sqs.endpointOf(caller).toString());
    }

    /** Where the HTTP API answers. */
    public URI url() {
        return http.url();
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
