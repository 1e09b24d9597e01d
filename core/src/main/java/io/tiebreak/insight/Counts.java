package io.tiebreak.insight;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * How often each encounter happened.
 *
 * @param of those that did, and how often
 */
public record Counts(Map<Encounter, Long> of) {
    /** Nothing happened. */
    public static final Counts NONE = new Counts(Map.of());

    public Counts {
        Map<Encounter, Long> copy = new EnumMap<>(Encounter.class);
        copy.putAll(of);
        copy.values().removeIf(count -> count == 0);
        of = Collections.unmodifiableMap(copy);
    }

    /** Each of them once. */
    static Counts once(Set<Encounter> encounters) {
        Map<Encounter, Long> of = new EnumMap<>(Encounter.class);
        encounters.forEach(one -> of.put(one, 1L));
        return new Counts(of);
    }

    /** How often that one happened. */
    public long of(Encounter encounter) {
        return of.getOrDefault(encounter, 0L);
    }

    /** Both together. */
    public Counts plus(Counts other) {
        Map<Encounter, Long> sum = new EnumMap<>(Encounter.class);
        sum.putAll(of);
        other.of.forEach((encounter, count) -> sum.merge(encounter, count, Long::sum));
        return new Counts(sum);
    }

    /** All encounters together. */
    public long total() {
        return of.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many commands were refused for good. */
    public long refused() {
        return of(Encounter.PERMANENT) + of(Encounter.LOCK_REFUSED);
    }
}
