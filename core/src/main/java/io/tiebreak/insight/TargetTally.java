package io.tiebreak.insight;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What commands met at one target.
 *
 * @param target where
 * @param counts how often they met what
 * @param writers who was there, the first {@link #MOST_WRITERS} by name
 * @param fields JSON pointers of what had changed, and in how many refusals
 * @param wouldHaveMerged how many of those refused would have been accepted after a rebase
 * @param maxAttempts how many conditional writes one of them took at most
 * @param lastAt when the last of them was answered, in milliseconds
 * @param lastConflictId names the newest refusal; empty if nothing was refused
 */
public record TargetTally(
        Target target,
        Counts counts,
        SortedSet<String> writers,
        SortedMap<String, Long> fields,
        long wouldHaveMerged,
        long maxAttempts,
        Instant lastAt,
        Optional<ConflictId> lastConflictId) {
    /** How many writers are told. */
    public static final int MOST_WRITERS = 20;

    /** How many fields are told: those that had changed most often. */
    public static final int MOST_FIELDS = 20;

    /** What is refused for good first, then what happens most, then what happened last. */
    static final Comparator<TargetTally> WORST_FIRST = Comparator.<TargetTally>comparingLong(
                    tally -> tally.counts().refused())
            .thenComparingLong(tally -> tally.counts().total())
            .thenComparing(TargetTally::lastAt)
            .reversed()
            .thenComparing(tally -> tally.target().toString());

    /** While adding up, rare fields may yet become frequent; but a target with ever new ones must not fill the memory. */
    private static final int MOST_FIELDS_ADDED = 10 * MOST_FIELDS;

    public TargetTally {
        writers = Collections.unmodifiableSortedSet(writers);
        fields = Collections.unmodifiableSortedMap(fields);
    }

    static TargetTally of(Incident incident) {
        SortedMap<String, Long> fields = new TreeMap<>();
        incident.refused().ifPresent(refused -> refused.changedFields().forEach(field -> fields.put(field, 1L)));
        return new TargetTally(
                incident.target(),
                Counts.once(incident.encounters()),
                new TreeSet<>(incident.writers()),
                fields,
                incident.refused().filter(Refused::wouldHaveMerged).isPresent() ? 1 : 0,
                incident.attempts(),
                incident.at(),
                incident.refused().map(Refused::id));
    }

    /** Both together, of the same target, in whichever order. */
    TargetTally plus(TargetTally other) {
        SortedMap<String, Long> sum = new TreeMap<>(fields);
        other.fields.forEach((field, count) -> sum.merge(field, count, Long::sum));
        return new TargetTally(
                target,
                counts.plus(other.counts),
                first(MOST_WRITERS, writers, other.writers),
                most(MOST_FIELDS_ADDED, sum),
                wouldHaveMerged + other.wouldHaveMerged,
                Math.max(maxAttempts, other.maxAttempts),
                lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt,
                Stream.of(lastConflictId, other.lastConflictId)
                        .flatMap(Optional::stream)
                        .max(Comparator.comparing(ConflictId::ulid)));
    }

    /** As it is told or kept: with no more fields than {@link #MOST_FIELDS}. */
    TargetTally bounded() {
        return new TargetTally(
                target,
                counts,
                writers,
                most(MOST_FIELDS, fields),
                wouldHaveMerged,
                maxAttempts,
                lastAt,
                lastConflictId);
    }

    /** Mostly one knows all writers of the other; to make that set anew would be the dearest part of adding up. */
    private static SortedSet<String> first(int limit, SortedSet<String> some, SortedSet<String> others) {
        if (some.size() <= limit && some.containsAll(others)) {
            return some;
        }
        SortedSet<String> first = new TreeSet<>(some);
        first.addAll(others);
        while (first.size() > limit) {
            first.removeLast();
        }
        return first;
    }

    private static SortedMap<String, Long> most(int limit, SortedMap<String, Long> counts) {
        if (counts.size() <= limit) {
            return counts;
        }
        SortedMap<String, Long> most = new TreeMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .forEach(one -> most.put(one.getKey(), one.getValue()));
        return most;
    }
}
