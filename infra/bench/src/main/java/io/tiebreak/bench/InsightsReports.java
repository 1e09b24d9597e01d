package io.tiebreak.bench;

import io.tiebreak.command.Backoff;
import io.tiebreak.insight.Hour;
import io.tiebreak.insight.Incident;
import io.tiebreak.insight.InsightStore;
import io.tiebreak.insight.Insights;
import io.tiebreak.insight.Query;
import io.tiebreak.insight.Recorder;
import io.tiebreak.store.Concurrently;
import io.tiebreak.store.Meter;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What it takes to tell what three days came to, or this hour. */
final class InsightsReports {
    private static final List<Integer> CONFLICTS = List.of(0, 1_000, 100_000);
    private static final int THIS_HOUR = 10_000;
    private static final int TARGETS = 500;
    private static final int BATCH = 50;
    private static final int FIRSTS = 5;
    private static final int LATER = 31;

    private final InsightStore store;
    private final Insights insights;
    private final Instant now;

    InsightsReports(InsightStore store, Instant now) {
        this.store = new CountedOnly(store);
        this.insights = new Insights(store, Backoff.DEFAULT, InsightsBench.at(now));
        this.now = now;
    }

    void run(PrintStream out) {
        having("warm", Insights.KEPT, THIS_HOUR);
        firsts(query("warm", Insights.KEPT), THIS_HOUR);
        out.println();
        out.printf(
                "Reports of conflicts at %d targets, kept in batches of %d; milliseconds, the median of %d first ones, who add%n"
                        + "hours up, and of %d later ones.%n",
                TARGETS, BATCH, FIRSTS, LATER);
        out.printf(
                "%-26s | %8s %8s %8s %8s | %8s %8s %8s %8s%n",
                "", "requests", "rcu", "wcu", "first ms", "requests", "rcu", "later ms", "ratio");
        for (int conflicts : CONFLICTS) {
            String tenant = "reports-" + conflicts;
            having(tenant, Insights.KEPT, conflicts);
            Query query = query(tenant, Insights.KEPT);
            Cost first = firsts(query, conflicts);
            Cost later = median(LATER, query, conflicts);
            out.printf(
                    "%-26s | %s | %s %8.2f%n",
                    conflicts + " in 72 h",
                    "%8d %8.1f %8.0f %8.1f"
                            .formatted(
                                    first.spent.requests(),
                                    first.spent.readUnits(),
                                    first.spent.writeUnits(),
                                    first.ms()),
                    "%8d %8.1f %8.1f".formatted(later.spent.requests(), later.spent.readUnits(), later.ms()),
                    later.ms() / first.ms());
        }
        thisHour(out);
    }

    private void thisHour(PrintStream out) {
        Duration past = Duration.between(now.truncatedTo(ChronoUnit.HOURS), now);
        having("hour", past, THIS_HOUR);
        Cost cost = median(LATER, query("hour", past), THIS_HOUR);
        out.printf(
                "%-26s | %35s | %8d %8.1f %8.1f%n",
                THIS_HOUR + " in this hour", "", cost.spent.requests(), cost.spent.readUnits(), cost.ms());
    }

    /** Each batch is kept as soon as the last conflict in it is over. */
    private void having(String tenant, Duration past, int conflicts) {
        List<Incident> incidents = new Incidents(tenant, TARGETS).in(now.minus(past), now, conflicts);
        Portions.of(incidents, BATCH)
                .forEach(batch -> new Recorder(
                                store,
                                Backoff.DEFAULT,
                                InsightsBench.at(batch.getLast().at()))
                        .record(batch, new Meter()));
    }

    private Query query(String tenant, Duration past) {
        return new Query(tenant, now.minus(past), now, Optional.empty());
    }

    private record Cost(Meter.Spent spent, long nanos) {
        double ms() {
            return nanos / 1e6;
        }
    }

    private Cost firsts(Query query, int conflicts) {
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < FIRSTS; i++) {
            unfold(query);
            costs.add(report(query, conflicts));
        }
        return median(costs);
    }

    private Cost median(int times, Query query, int conflicts) {
        return median(
                Stream.generate(() -> report(query, conflicts)).limit(times).toList());
    }

    private static Cost median(List<Cost> costs) {
        long nanos = Shares.of(costs.stream().map(Cost::nanos).toList(), 50);
        return new Cost(costs.getLast().spent, nanos);
    }

    private Cost report(Query query, int conflicts) {
        Meter meter = new Meter();
        long begun = System.nanoTime();
        long told = insights.report(query, meter).summary().total();
        long nanos = System.nanoTime() - begun;
        if (told != conflicts) {
            throw new IllegalStateException("told of " + told + " conflicts, not of " + conflicts);
        }
        return new Cost(meter.spent(), nanos);
    }

    /** As if a batch had come late for each of them. */
    private void unfold(Query query) {
        List<Hour> hours = Stream.iterate(
                        query.from().truncatedTo(ChronoUnit.HOURS), hour -> hour.plus(1, ChronoUnit.HOURS))
                .takeWhile(hour -> hour.isBefore(query.to()))
                .map(hour -> new Hour(query.tenant(), hour))
                .toList();
        Concurrently.each(hours, hour -> {
            store.unfold(hour, new Meter());
            return hour;
        });
    }
}
