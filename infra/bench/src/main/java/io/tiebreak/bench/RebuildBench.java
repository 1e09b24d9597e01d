package io.tiebreak.bench;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.items.ItemsProjection;
import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import io.tiebreak.ledger.dynamodb.DynamoDbLedgerScan;
import io.tiebreak.projection.Projections;
import io.tiebreak.projection.Rebuild;
import io.tiebreak.store.Concurrently;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Sweep;
import io.tiebreak.view.dynamodb.DynamoDbGenerationStore;
import io.tiebreak.view.dynamodb.DynamoDbViewStore;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A rebuild without a limit of units, against reading the ledger as fast and writing nothing. */
final class RebuildBench {
    private static final int SEGMENTS = 4;

    private final DynamoDbClient client;
    private final String views;
    private final String commands;

    RebuildBench(DynamoDbClient client, String views, String commands) {
        this.client = client;
        this.views = views;
        this.commands = commands;
    }

    void run(List<Stored> load, PrintStream out) {
        var ledger = new DynamoDbLedger(client, commands);
        for (int from = 0; from < load.size(); from += ProjectionsBench.AT_ONCE) {
            Concurrently.each(
                    load.subList(from, Math.min(load.size(), from + ProjectionsBench.AT_ONCE)),
                    stored -> stored instanceof Stored.Legible(var command)
                            && ledger.append(command, new Meter()) != null);
        }
        LedgerScan scan = new DynamoDbLedgerScan(client, kind -> commands);
        scanned(scan);
        double plain = load.size() / scanned(scan);
        Meter meter = new Meter();
        double rebuilt = load.size() / rebuilt(scan, meter);
        out.println();
        out.println(
                "Rebuilding the view of items from " + load.size() + " commands, " + SEGMENTS + " segments at once.");
        out.printf("%-32s %12s %8s %8s %8s%n", "", "commands/s", "ratio", "wcu", "rcu");
        out.printf("%-32s %12.0f %8.2f%n", "plain parallel scan", plain, 1.0);
        out.printf(
                "%-32s %12.0f %8.2f %8.2f %8.2f%n",
                "rebuild, per command",
                rebuilt,
                rebuilt / plain,
                meter.spent().writeUnits() / load.size(),
                meter.spent().readUnits() / load.size());
    }

    private double rebuilt(LedgerScan scan, Meter meter) {
        var rebuild = new Rebuild(
                Projections.of(new ItemsProjection()),
                scan,
                new DynamoDbViewStore(client, views),
                new DynamoDbGenerationStore(client, views),
                ProjectionsBench.SURROUNDINGS,
                () -> new Patience(Backoff.DEFAULT, ProjectionsBench.SURROUNDINGS));
        var settings = new Rebuild.Settings(SEGMENTS, ProjectionsBench.AT_ONCE, 1e9);
        Instant until = ProjectionsBench.SURROUNDINGS.clock().instant().plus(Duration.ofMinutes(5));
        long begun = System.nanoTime();
        rebuild.run("items", settings, until, meter);
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double scanned(LedgerScan scan) {
        long begun = System.nanoTime();
        Sweep sweep = Sweep.of(SEGMENTS);
        while (!sweep.isFinished()) {
            List<Leg> legs = sweep.legs();
            List<LedgerScan.Page> pages = Concurrently.each(legs, leg -> scan.page("item", leg, new Meter()));
            Map<Leg, Optional<String>> next = new LinkedHashMap<>();
            for (int i = 0; i < legs.size(); i++) {
                next.put(legs.get(i), pages.get(i).next());
            }
            sweep = sweep.after(next);
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
