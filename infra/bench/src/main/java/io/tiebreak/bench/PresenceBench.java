package io.tiebreak.bench;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.local.LocalBackend;
import io.tiebreak.presence.Heartbeats;
import io.tiebreak.presence.Session;
import io.tiebreak.presence.dynamodb.DynamoDbSightingStore;
import io.tiebreak.store.Meter;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;

/** Heartbeats and page views a second against bare conditional updates; then what a visitor takes, and what that costs. */
final class PresenceBench implements Bench {
    private static final List<Integer> CALLERS = List.of(1, 8, 32);
    private static final int TIMES = 1_000;
    private static final int PAGES = 10;
    private static final String PLAIN = "plain-presence";

    @Override
    public void run(LocalBackend backend, PrintStream out) throws Exception {
        // What it does in the meantime would be in the figures.
        backend.eventSourceOf("VisitsProjectorFunction").stop();
        String run = UUID.randomUUID().toString();
        try (DynamoDbClient dynamoDb = Stores.client(backend);
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            createLike(Stores.table(backend, "PresenceTable"), dynamoDb);
            Door door = new Door(http, backend.url());
            var heartbeats = new Heartbeats(
                    new DynamoDbSightingStore(dynamoDb, Stores.table(backend, "PresenceTable")), clock());
            rates(run + "-warm", 8, dynamoDb, heartbeats, door);
            out.println("Heartbeats and page views a second, " + TIMES + " each in turns, by callers at once. Bare: the"
                    + " conditional update of a heartbeat,\nwith the same index. A session views " + PAGES + " pages.");
            out.printf(
                    "%-8s %8s %10s %7s %10s %7s %10s %7s%n",
                    "callers", "bare", "library", "ratio", "over HTTP", "ratio", "views", "ratio");
            for (int callers : CALLERS) {
                Rates rates = rates(run + "-" + callers, callers, dynamoDb, heartbeats, door);
                out.printf(
                        "%-8d %8.0f %10.0f %7.2f %10.0f %7.2f %10.0f %7.2f%n",
                        callers,
                        rates.bare(),
                        rates.library(),
                        rates.library() / rates.bare(),
                        rates.door(),
                        rates.door() / rates.bare(),
                        rates.views(),
                        rates.views() / rates.bare());
            }
            new PresenceRhythm().run(out);
            new PresencePrices(backend).run(out);
        }
    }

    private record Rates(double bare, double library, double door, double views) {}

    private static java.time.InstantSource clock() {
        return ProjectionsBench.SURROUNDINGS.clock();
    }

    private static Rates rates(String run, int callers, DynamoDbClient dynamoDb, Heartbeats heartbeats, Door door) {
        double[] each = new Crowd(callers, TIMES)
                .perSecond(List.of(
                        i -> BareHeartbeat.send(dynamoDb, PLAIN, run + i, "/page/" + i % PAGES),
                        i -> beat(heartbeats, run + i, "/page/" + i % PAGES),
                        i -> post(door, "heartbeats", "h" + run + i, i),
                        i -> post(door, "views", "v" + run + i / PAGES, i)));
        return new Rates(each[0], each[1], each[2], each[3]);
    }

    private static void beat(Heartbeats heartbeats, String session, String path) {
        heartbeats.beat(
                Session.of("bench", session).tab(""),
                path,
                new Request(UUID.randomUUID().toString(), "fingerprint", "bench", false),
                new Patience(Backoff.DEFAULT, ProjectionsBench.SURROUNDINGS),
                new Meter());
    }

    private static void post(Door door, String what, String session, int i) {
        try {
            String body = "{\"sessionId\":\"%s\",\"path\":\"/page/%d\"}".formatted(session, i % PAGES);
            int status = door.send("POST", "/v1/presence/" + what, body).status();
            if (status != 200) {
                throw new IllegalStateException("answered " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void createLike(String table, DynamoDbClient client) {
        var like = client.describeTable(request -> request.tableName(table)).table();
        var index = like.globalSecondaryIndexes().getFirst();
        client.createTable(request -> request.tableName(PLAIN)
                .keySchema(like.keySchema())
                .attributeDefinitions(like.attributeDefinitions())
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(index.indexName())
                        .keySchema(index.keySchema())
                        .projection(index.projection())
                        .build())
                .billingMode("PAY_PER_REQUEST"));
    }
}
