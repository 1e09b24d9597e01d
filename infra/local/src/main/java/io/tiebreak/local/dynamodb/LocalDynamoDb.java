package io.tiebreak.local.dynamodb;

import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.streams.RecordStream;
import io.tiebreak.local.template.Table;
import io.tiebreak.local.template.Template;
import io.tiebreak.local.yaml.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * A DynamoDB in this JVM, answering over HTTP on a free port of 127.0.0.1. Any credentials and any region see the same
 * tables. Its threads are no daemons: close it.
 *
 * <pre>{@code
 * try (LocalDynamoDb db = LocalDynamoDb.inMemory()) {
 *     Map<String, String> tables = db.createTables(Path.of("../template.yaml"));
 *     DynamoDbClient client = DynamoDbClient.builder().endpointOverride(db.endpoint()) ...
 * }
 * }</pre>
 */
public final class LocalDynamoDb implements AutoCloseable {

    /** The access key of whatever runs inside this JVM; tables are shared by all keys. */
    static final String CALLER = "local";

    private static final String DATABASE = "dynamodb";
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final AtomicInteger faultyEndpoints = new AtomicInteger();
    private final CompletableFuture<LocalDynamoDBRequestHandler> engine;
    private final CompletableFuture<LocalDynamoDBRequestHandler> ready;
    private final Edge edge = new Edge(System.err::println);
    private boolean isClosed;

    /** Takes its port at once and starts the engine beside whatever else has to start; early requests wait. */
    private LocalDynamoDb(Supplier<LocalDynamoDBRequestHandler> starting, Collection<Table> tables) {
        connector.setHost("127.0.0.1");
        // Longer than an SDK keeps an idle connection: none of its requests may meet a closed one by accident.
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            throw new CannotStart("DynamoDB Local can't listen on 127.0.0.1: " + e.getMessage(), e);
        }
        this.engine = CompletableFuture.supplyAsync(starting, work -> new Thread(work, "dynamodb-start").start())
                .thenApply(this::serve);
        this.ready = engine.thenApply(started -> {
            createAll(started, tables);
            return started;
        });
    }

    private synchronized LocalDynamoDBRequestHandler serve(LocalDynamoDBRequestHandler started) {
        if (isClosed) {
            started.shutdown();
            throw new IllegalStateException("closed while it was starting");
        }
        edge.setHandler(new LocalDynamoDBServerHandler(started, null));
        server.setHandler(edge);
        try {
            server.start();
        } catch (Exception e) {
            started.shutdown();
            throw new IllegalStateException("DynamoDB Local can't be served", e);
        }
        return started;
    }

    /** Starts one that forgets everything when it is closed. */
    public static LocalDynamoDb inMemory() {
        return starting(Optional.empty(), List.of()).awaited();
    }

    /**
     * Starts one that keeps its tables and streams in a folder, made if it is missing. What was acknowledged is still
     * there after a kill; one process may use the folder at a time.
     */
    public static LocalDynamoDb keptIn(Path folder) {
        return starting(Optional.of(folder), List.of()).awaited();
    }

    /**
     * Starts one without waiting until it answers; {@link #endpoint()} is known at once.
     *
     * @param folder empty to keep everything in memory
     * @param tables what to make in it as soon as it has started
     */
    public static LocalDynamoDb starting(Optional<Path> folder, Collection<Table> tables) {
        if (folder.isEmpty()) {
            return new LocalDynamoDb(() -> new LocalDynamoDBRequestHandler(0, true, null, true, false), tables);
        }
        try {
            String database =
                    Files.createDirectories(folder.get().resolve(DATABASE)).toString();
            return new LocalDynamoDb(() -> new LocalDynamoDBRequestHandler(0, false, database, true, false), tables);
        } catch (IOException e) {
            throw new CannotStart(
                    "can't write to the data folder " + folder.get() + "; name another one with --data DIR", e);
        }
    }

    private LocalDynamoDb awaited() {
        engine();
        return this;
    }

    private LocalDynamoDBRequestHandler engine() {
        try {
            return ready.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStart problem
                    ? problem
                    : new CannotStart("DynamoDB Local does not start: " + e.getCause(), e);
        }
    }

    /** Where the whole of DynamoDB answers anyone; no policy is asked. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** Where a caller finds DynamoDB: its policy is asked, its faults strike, and dead it gets no answer. */
    public URI endpointOf(Caller caller) {
        edge.add(caller);
        return endpoint().resolve("/" + caller.path());
    }

    /** Where everything is allowed and requests go wrong; for tests of those who have to live with that. */
    public URI endpointWith(Faults faults) {
        return endpointOf(Caller.anyone("faulty-" + faultyEndpoints.incrementAndGet(), faults));
    }

    /**
     * Makes the tables of a template, with their indexes, streams and TTL. Tables that are already there are kept.
     *
     * @return physical table names by logical id
     * @throws CannotStart if the template has a mistake, or a table is already there with other keys
     */
    public Map<String, String> createTables(Path template) {
        return createTables(Template.load(template).tables());
    }

    /** {@link #createTables(Path)} for a template that is loaded already. */
    public Map<String, String> createTables(Collection<Table> tables) {
        return createAll(engine(), tables);
    }

    private Map<String, String> createAll(LocalDynamoDBRequestHandler started, Collection<Table> tables) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Table table : tables) {
            edge.add(table);
            TableCreation.createOrCheck(started, table);
            names.put(table.logicalId(), table.name());
        }
        return names;
    }

    /** The stream of a table that was made here and has one. */
    public RecordStream streamOf(Table table) {
        return new TableStream(engine(), table.arn(), table.name());
    }

    /** One that is still starting is not waited for: it ends as soon as it has started. */
    @Override
    public synchronized void close() {
        isClosed = true;
        try {
            server.stop();
            connector.close();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local's port could not be closed", e);
        } finally {
            if (engine.isDone() && !engine.isCompletedExceptionally()) {
                engine.join().shutdown();
            }
        }
    }
}
