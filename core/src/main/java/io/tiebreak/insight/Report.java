package io.tiebreak.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * What commands met in a time.
 *
 * @param step how long a step of the series is
 * @param summary the sum of the series
 * @param targets where it happened, the worst first, at most {@link #MOST_TARGETS}
 * @param targetsOmitted how many more there are; where an hour had thousands, those it was cut off at count once for each hour
 * @param series by the beginning of each step in which something happened
 */
public record Report(
        Duration step,
        Counts summary,
        List<TargetTally> targets,
        long targetsOmitted,
        SortedMap<Instant, Counts> series) {
    /** How many targets are told. */
    public static final int MOST_TARGETS = 100;

    public Report {
        targets = List.copyOf(targets);
        series = Collections.unmodifiableSortedMap(series);
    }
}
