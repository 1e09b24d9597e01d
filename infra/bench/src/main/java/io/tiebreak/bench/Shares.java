package io.tiebreak.bench;

import java.util.List;

/** Percentiles. */
final class Shares {
    private Shares() {}

    /** The value that so many percent of them, rounded down, are in front of; the largest for 100. */
    static long of(List<Long> values, int percent) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /** A percentile of nanoseconds, told in milliseconds, and its ratio to that of the bare way; two columns. */
    static String beside(List<Long> bare, List<Long> nanos, int percent) {
        double value = of(nanos, percent);
        return "%9.2f %8.1f".formatted(value / 1e6, value / of(bare, percent));
    }
}
