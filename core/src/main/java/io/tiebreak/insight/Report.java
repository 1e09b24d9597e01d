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
 * @param targets where it happened, the worst first, at most {@link #MOST_TARGETS}; of a past hour with thousands of targets,
 *     only the worst ones are looked at
 * @param targetsOmitted how many more there are; one that was not looked at counts for each such hour
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
