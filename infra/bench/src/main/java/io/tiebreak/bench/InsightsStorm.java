package io.tiebreak.bench;

import io.tiebreak.command.Backoff;
import io.tiebreak.insight.Incident;
import io.tiebreak.insight.InsightStore;
import io.tiebreak.insight.Recorder;
import io.tiebreak.store.Meter;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Thousands of conflicts at one target in one minute: kept as they are, and counted one by one. */
final class InsightsStorm {
    private static final String TENANT = "storm";
    private static final int CONFLICTS = 10_000;
    private static final int BATCH = 500;
    private static final int AT_ONCE = 32;

    private final Recorder recorder;
    private final BareCounter counter;
    private final List<Incident> storm;

    InsightsStorm(InsightStore store, BareCounter counter, Instant now) {
        this.recorder = new Recorder(store, Backoff.DEFAULT, InsightsBench.at(now));
        this.counter = counter;
        this.storm = new Incidents(TENANT, 1).in(now.minus(Duration.ofMinutes(1)), now, 2 * CONFLICTS);
    }

    void run(PrintStream out) {
        out.println();
        out.printf(
                "A storm: %d conflicts at one target in one minute, and as many again. Kept in batches of %d; or a counter%n"
                        + "updated for each, %d at once.%n",
                CONFLICTS, BATCH, AT_ONCE);
        out.printf("%-34s %9s %9s %9s %14s%n", "", "requests", "wcu", "seconds", "wcu a conflict");
        record(storm.subList(0, CONFLICTS), "the first: some records are kept", out);
        record(storm.subList(CONFLICTS, 2 * CONFLICTS), "the next: counted only", out);
        count(storm.subList(0, CONFLICTS), "a counter for each", out);
    }

    private void record(List<Incident> incidents, String name, PrintStream out) {
        Meter meter = new Meter();
        long begun = System.nanoTime();
        Portions.of(incidents, BATCH).forEach(batch -> recorder.record(batch, meter));
        print(name, meter, begun, out);
    }

    private void count(List<Incident> incidents, String name, PrintStream out) {
        Meter meter = new Meter();
        long begun = System.nanoTime();
        new Crowd(AT_ONCE, incidents.size())
                .perSecond(i -> counter.count(TENANT, incidents.get(i).target(), meter));
        print(name, meter, begun, out);
    }

    private static void print(String name, Meter meter, long begun, PrintStream out) {
        Meter.Spent spent = meter.spent();
        out.printf(
                "%-34s %9d %9.0f %9.2f %14.4f%n",
                name,
                spent.requests(),
                spent.writeUnits(),
                (System.nanoTime() - begun) / 1e9,
                spent.writeUnits() / CONFLICTS);
    }
}
