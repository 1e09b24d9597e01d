package io.tiebreak.insight;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up tallies of an hour, each of one second. */
final class Adding {
    private final Map<Target, TargetTally> targets = new HashMap<>();
    private final SortedMap<String, SortedMap<Instant, Counts>> minutes = new TreeMap<>();

    void add(TargetTally tally) {
        targets.merge(tally.target(), tally, TargetTally::plus);
        minutes.computeIfAbsent(tally.target().kind(), kind -> new TreeMap<>())
                .merge(tally.lastAt().truncatedTo(ChronoUnit.MINUTES), tally.counts(), Counts::plus);
    }

    /** What they came to so far, with all targets. */
    Fold fold() {
        SortedMap<String, Fold.Minutes> byKind = new TreeMap<>();
        minutes.forEach((kind, counts) -> byKind.put(kind, new Fold.Minutes(counts)));
        return new Fold(
                targets.values().stream()
                        .map(TargetTally::bounded)
                        .sorted(TargetTally.WORST_FIRST)
                        .toList(),
                new TreeMap<>(),
                byKind);
    }
}
