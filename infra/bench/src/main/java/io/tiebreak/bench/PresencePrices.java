package io.tiebreak.bench;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.command.Surroundings;
import io.tiebreak.dynamodb.ItemSize;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import io.tiebreak.local.LocalBackend;
import io.tiebreak.presence.Heartbeats;
import io.tiebreak.presence.PageViews;
import io.tiebreak.presence.Session;
import io.tiebreak.presence.VisitsProjection;
import io.tiebreak.presence.dynamodb.DynamoDbSightingStore;
import io.tiebreak.projection.Projections;
import io.tiebreak.projection.Projector;
import io.tiebreak.store.Meter;
import io.tiebreak.view.dynamodb.DynamoDbGenerationStore;
import io.tiebreak.view.dynamodb.DynamoDbViewStore;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** What heartbeats and page views take in units, as measured; and from that, what a tenant can take and a day costs. */
final class PresencePrices {
    private static final double DOLLARS_PER_WRITE_UNIT = 0.625e-6;
    private static final double DOLLARS_PER_READ_UNIT = 0.125e-6;
    private static final int UNITS_OF_A_KEY = 1_000;
    private static final int SLOTS = 16;
    private static final int VISITORS = 1_000_000;
    private static final int HEARTBEATS = 10;
    private static final int VIEWS = 5;

    private final LocalBackend backend;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T09:30:00Z"));
    private final Surroundings surroundings = new Surroundings(now::get, duration -> {}, new Random(1));

    PresencePrices(LocalBackend backend) {
        this.backend = backend;
    }

    void run(PrintStream out) {
        Recorder recorder = new Recorder();
        try (DynamoDbClient client = Stores.client(backend, recorder)) {
            out.println();
            out.printf("%-52s %8s %8s %8s%n", "Units", "requests", "wcu", "rcu");
            double heartbeats = heartbeats(client, out);
            long sighting = bytes(recorder.taken());
            double[] views = views(client, out);
            long view = bytes(recorder.taken());
            ceilings(out);
            day(out, heartbeats, views, sighting, view);
        }
    }

    /** Units of a visitor's heartbeats. */
    private double heartbeats(DynamoDbClient client, PrintStream out) {
        var heartbeats =
                new Heartbeats(new DynamoDbSightingStore(client, Stores.table(backend, "PresenceTable")), now::get);
        Session session = Session.of("prices", UUID.randomUUID().toString());
        double first = spent(out, "a tab's first heartbeat", meter -> beat(heartbeats, session, "/", false, meter))
                .writeUnits();
        spent(out, "same page within 10 s: nothing written", meter -> beat(heartbeats, session, "/", false, meter));
        now.updateAndGet(before -> before.plusSeconds(30));
        double later = spent(out, "same page 30 s later", meter -> beat(heartbeats, session, "/", false, meter))
                .writeUnits();
        now.updateAndGet(before -> before.plusMillis(1));
        spent(out, "another page", meter -> beat(heartbeats, session, "/docs", false, meter));
        now.updateAndGet(before -> before.plusSeconds(30));
        spent(
                out,
                "... with an Idempotency-Key (and 2 in the index)",
                meter -> beat(heartbeats, session, "/docs", true, meter));
        return first + (HEARTBEATS - 1) * later;
    }

    /** Write and read units of a visitor's page views: in the ledger, in the view, reads. */
    private double[] views(DynamoDbClient client, PrintStream out) {
        var ledger = new DynamoDbLedger(client, Stores.table(backend, "VisitsTable"));
        var views = new PageViews(ledger, Backoff.DEFAULT, surroundings);
        Session session = Session.of("prices", UUID.randomUUID().toString());
        var first = spent(out, "a session's first page view", meter -> views.view(session, "/", request(false), meter));
        var further =
                spent(out, "a further one that counts", meter -> views.view(session, "/1", request(false), meter));
        spent(out, "one that does not count", meter -> views.view(session, "/1", request(false), meter));
        double projected = projected(client, out, ledger, views);
        return new double[] {
            first.writeUnits() + (VIEWS - 1) * further.writeUnits(),
            (VIEWS + 1) * projected,
            first.readUnits() + (VIEWS - 1) * further.readUnits()
        };
    }

    private double projected(DynamoDbClient client, PrintStream out, DynamoDbLedger ledger, PageViews views) {
        String table = Stores.table(backend, "ViewsTable");
        var projector = new Projector(
                Projections.of(new VisitsProjection()),
                new DynamoDbViewStore(client, table),
                new DynamoDbGenerationStore(client, table),
                now::get,
                ProjectionsBench.AT_ONCE);
        List<Stored> batch = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Session session = Session.of("prices", UUID.randomUUID().toString());
            views.view(session, "/", request(false), new Meter());
            batch.add(stored(ledger, new StreamId("visit", "prices", "visitor", session.id())));
        }
        Meter meter = new Meter();
        projector.project(batch, new Patience(Backoff.DEFAULT, surroundings), meter);
        double each = meter.spent().writeUnits() / batch.size();
        out.printf(
                "%-52s %8.2f %8.2f %8.2f%n",
                "one of 100 new visitors in the view",
                meter.spent().requests() / 100.0,
                each,
                meter.spent().readUnits() / 100);
        return each;
    }

    private static Stored stored(DynamoDbLedger ledger, StreamId stream) {
        return new Stored.Legible(ledger.versions(stream, 1, 1, new Meter()).getFirst());
    }

    private static void ceilings(PrintStream out) {
        out.println();
        out.printf("%-52s %8s%n", "Ceilings, at 1,000 write units a second of a key", "a second");
        // Moving in the index takes out the old place and puts in the new one.
        out.printf("%-52s %8d%n", "heartbeats of one tenant (16 slots of the index)", SLOTS * UNITS_OF_A_KEY / 2);
        out.printf("%-52s %8d%n", "heartbeats of one tab", UNITS_OF_A_KEY);
        out.printf("%-52s %8d%n", "page views of one page by one session", UNITS_OF_A_KEY);
        out.printf("%-52s %8d%n", "page views of one tenant that its view can follow", SLOTS * UNITS_OF_A_KEY / 2);
    }

    private static void day(PrintStream out, double heartbeats, double[] views, long sighting, long view) {
        double written = VISITORS * (heartbeats + views[0] + views[1]);
        double read = VISITORS * views[2];
        out.println();
        out.printf("A day of 1,000,000 visitors, %d heartbeats and %d page views each%n", HEARTBEATS, VIEWS);
        out.printf("%-52s %8.1f%n", "million write units: heartbeats", heartbeats);
        out.printf("%-52s %8.1f%n", "... page views in their ledger", views[0]);
        out.printf("%-52s %8.1f%n", "... page views in the view", views[1]);
        out.printf("%-52s %8.1f%n", "million read units", views[2]);
        out.printf(
                "%-52s %8.2f%n",
                "USD on demand, at 0.625 and 0.125 a million",
                written * DOLLARS_PER_WRITE_UNIT + read * DOLLARS_PER_READ_UNIT);
        out.printf(
                "%-52s %8.1f%n", "GB more in the ledger of page views", (double) VISITORS * (VIEWS + 1) * view / 1e9);
        out.printf("%-52s %8d%n", "bytes of a tab, gone after an hour", sighting);
    }

    private void beat(Heartbeats heartbeats, Session session, String path, boolean repeatable, Meter meter) {
        heartbeats.beat(session.tab(""), path, request(repeatable), new Patience(Backoff.DEFAULT, surroundings), meter);
    }

    private static Request request(boolean repeatable) {
        return new Request(UUID.randomUUID().toString(), "fingerprint", "bench", repeatable);
    }

    private static Meter.Spent spent(PrintStream out, String what, Consumer<Meter> one) {
        Meter meter = new Meter();
        one.accept(meter);
        Meter.Spent spent = meter.spent();
        out.printf("%-52s %8d %8.2f %8.2f%n", what, spent.requests(), spent.writeUnits(), spent.readUnits());
        return spent;
    }

    /** Of the first item that was put. */
    private static long bytes(List<SdkRequest> calls) {
        return calls.stream()
                .filter(PutItemRequest.class::isInstance)
                .map(call -> ItemSize.bytes(((PutItemRequest) call).item()))
                .findFirst()
                .orElseThrow();
    }
}
