package io.tiebreak.bench;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.items.ItemsProjection;
import io.tiebreak.items.NamesProjection;
import io.tiebreak.items.TypesProjection;
import io.tiebreak.ledger.Stored;
import io.tiebreak.local.LocalBackend;
import io.tiebreak.projection.Projection;
import io.tiebreak.projection.Projections;
import io.tiebreak.projection.Projector;
import io.tiebreak.store.Concurrently;
import io.tiebreak.store.Meter;
import io.tiebreak.view.dynamodb.DynamoDbGenerationStore;
import io.tiebreak.view.dynamodb.DynamoDbViewStore;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What it takes to keep views where the ledger is, against plain loops that send the same calls. */
final class ProjectionsBench implements Bench {
    static final Surroundings SURROUNDINGS = new Surroundings(Clock.systemUTC(), Thread::sleep, new SecureRandom());
    static final int AT_ONCE = 32;
    private static final int ITEMS = 2000;
    private static final int BATCH = 100;
    private static final String PLAIN = "plain";

    @Override
    public void run(LocalBackend backend, PrintStream out) throws Exception {
        backend.eventSourceOf("ProjectorFunction").stop();
        Recorder recorder = new Recorder();
        try (DynamoDbClient client = Stores.client(backend);
                DynamoDbClient recorded = Stores.client(backend, recorder)) {
            String views = Stores.table(backend, "ViewsTable");
            createLike(views, client);
            List<Stored> load = Load.of(ITEMS);
            measure(recorded, views, warmUp(), load, recorder);
            recorder.taken().forEach(call -> Recorder.send(call, client, PLAIN));

            out.println("Commands through the projector in batches of " + BATCH + ", one projection at a time: " + ITEMS
                    + " items created, then changed once.");
            out.printf(
                    "%-12s %12s %12s %8s %10s %8s %8s%n",
                    "view", "commands/s", "plain loop/s", "ratio", "requests", "wcu", "rcu");
            for (Projection projection : List.of(new ItemsProjection(), new NamesProjection(), new TypesProjection())) {
                Result ours = measure(recorded, views, projection, load, recorder);
                double plain = load.size() / seconds(recorder.taken(), call -> Recorder.send(call, client, PLAIN));
                out.printf(
                        "%-12s %12.0f %12.0f %8.2f %10.2f %8.2f %8.2f%n",
                        projection.view(),
                        ours.perSecond(),
                        plain,
                        ours.perSecond() / plain,
                        (double) ours.spent().requests() / load.size(),
                        ours.spent().writeUnits() / load.size(),
                        ours.spent().readUnits() / load.size());
            }
            new RebuildBench(client, views, Stores.table(backend, "CommandsTable")).run(load, out);
        }
    }

    /** The view of items under another name, so that the first one measured meets warm code and a table without it. */
    private static Projection warmUp() {
        return new Renamed("warm-up", new ItemsProjection());
    }

    private record Result(double perSecond, Meter.Spent spent) {}

    private static Result measure(
            DynamoDbClient client, String table, Projection projection, List<Stored> load, Recorder recorder) {
        var projector = new Projector(
                Projections.of(projection),
                new DynamoDbViewStore(client, table),
                new DynamoDbGenerationStore(client, table),
                SURROUNDINGS.clock(),
                AT_ONCE);
        Meter meter = new Meter();
        recorder.taken();
        long begun = System.nanoTime();
        for (int from = 0; from < load.size(); from += BATCH) {
            projector
                    .project(load.subList(from, from + BATCH), new Patience(Backoff.DEFAULT, SURROUNDINGS), meter)
                    .stop()
                    .ifPresent(stop -> {
                        throw stop.failure();
                    });
        }
        return new Result(load.size() / ((System.nanoTime() - begun) / 1e9), meter.spent());
    }

    /** Sends the calls {@link #AT_ONCE} at a time, as the projector did. */
    private static double seconds(List<SdkRequest> calls, Consumer<SdkRequest> send) {
        long begun = System.nanoTime();
        for (int from = 0; from < calls.size(); from += AT_ONCE) {
            Concurrently.each(calls.subList(from, Math.min(calls.size(), from + AT_ONCE)), call -> {
                send.accept(call);
                return true;
            });
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void createLike(String table, DynamoDbClient client) {
        var like = client.describeTable(request -> request.tableName(table)).table();
        client.createTable(request -> request.tableName(PLAIN)
                .keySchema(like.keySchema())
                .attributeDefinitions(like.attributeDefinitions())
                .billingMode("PAY_PER_REQUEST"));
    }
}
