package io.tiebreak.demo;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts calls by what they were for and by what came of them. */
final class Tally {

    private final Map<Act, Map<Outcome, Long>> counts = new EnumMap<>(Act.class);

    synchronized void count(Act act, Outcome outcome) {
        counts.computeIfAbsent(act, first -> new EnumMap<>(Outcome.class)).merge(outcome, 1L, Long::sum);
    }

    /** How many calls came to what, so far; what never happened is not in it. */
    synchronized Map<Outcome, Long> totals() {
        Map<Outcome, Long> totals = new EnumMap<>(Outcome.class);
        counts.values().forEach(row -> row.forEach((outcome, count) -> totals.merge(outcome, count, Long::sum)));
        return totals;
    }

    /** Whether every call met what it may meet. */
    boolean isClean() {
        return !totals().containsKey(Outcome.REFUSED) && !totals().containsKey(Outcome.FAILED);
    }

    /** A line for each act that happened, and one for all together. */
    synchronized String table() {
        StringBuilder table = new StringBuilder(line(
                "",
                "sent",
                Arrays.stream(Outcome.values()).collect(Collectors.toMap(outcome -> outcome, Outcome::label))));
        counts.forEach((act, row) -> table.append(row(act.label(), row)));
        return table.append(row("all", totals())).toString().stripTrailing();
    }

    private static String row(String label, Map<Outcome, Long> row) {
        long sent = row.values().stream().mapToLong(Long::longValue).sum();
        Map<Outcome, String> cells = new EnumMap<>(Outcome.class);
        row.forEach((outcome, count) -> cells.put(outcome, String.valueOf(count)));
        return line(label, String.valueOf(sent), cells);
    }

    private static String line(String label, String sent, Map<Outcome, String> cells) {
        StringBuilder line = new StringBuilder("%-32s %6s".formatted(label, sent));
        for (Outcome outcome : Outcome.values()) {
            line.append(" %10s".formatted(cells.getOrDefault(outcome, "")));
        }
        return line.toString().stripTrailing() + System.lineSeparator();
    }
}
