package io.tiebreak.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the report of what hours came to. */
final class Reporting {
    private final Query query;
    private final Map<Target, TargetTally> targets = new HashMap<>();
    private final SortedMap<Instant, Counts> series = new TreeMap<>();
    private long omitted;

    Reporting(Query query) {
        this.query = query;
    }

    void add(Fold fold) {
        fold.targets().stream()
                .filter(tally -> isAskedFor(tally.target().kind()))
                .forEach(tally -> targets.merge(tally.target(), tally, TargetTally::plus));
        fold.omitted().forEach((kind, count) -> omitted += isAskedFor(kind) ? count : 0);
        fold.minutes().forEach((kind, minutes) -> {
            if (isAskedFor(kind)) {
                minutes.counts().forEach((minute, counts) -> series.merge(step(minute), counts, Counts::plus));
            }
        });
    }

    Report report() {
        List<TargetTally> told = targets.values().stream()
                .sorted(TargetTally.WORST_FIRST)
                .limit(Report.MOST_TARGETS)
                .map(TargetTally::bounded)
                .toList();
        return new Report(
                query.step(),
                series.values().stream().reduce(Counts.NONE, Counts::plus),
                told,
                targets.size() - told.size() + omitted,
                series);
    }

    private boolean isAskedFor(String kind) {
        return query.kind().isEmpty() || query.kind().get().equals(kind);
    }

    /** Steps begin where a whole number of them has passed since 1970, whenever the query begins. */
    private Instant step(Instant minute) {
        Duration step = query.step();
        return Instant.ofEpochSecond(minute.getEpochSecond() / step.toSeconds() * step.toSeconds());
    }
}
