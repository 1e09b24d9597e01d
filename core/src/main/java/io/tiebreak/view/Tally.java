package io.tiebreak.view;

import java.util.Map;
import java.util.TreeMap;

/**
 * A row that streams share, or the sum of several.
 *
 * @param id which row of its section
 * @param sums by name
 * @param greatest by name
 */
public record Tally(String id, Map<String, Long> sums, Map<String, Long> greatest) {

    /** Both of them as one: sums added, of figures the greater. */
    public Tally and(Tally other) {
        return new Tally(id, merged(sums, other.sums, false), merged(greatest, other.greatest, true));
    }

    private static Map<String, Long> merged(Map<String, Long> left, Map<String, Long> right, boolean greater) {
        Map<String, Long> merged = new TreeMap<>(left);
        right.forEach((name, amount) -> merged.merge(name, amount, greater ? Long::max : Long::sum));
        return merged;
    }
}
