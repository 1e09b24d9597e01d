package io.tiebreak.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a stream has in a view beside its own row. The own row remembers it, so that it can be taken back when the stream
 * moves on.
 *
 * @param entries rows that are this stream's alone
 * @param sums what this stream adds to rows it shares with others, by the name of the sum
 */
public record Spread(SortedMap<Beside, ObjectNode> entries, SortedMap<Beside, SortedMap<String, Long>> sums) {
    /** Nothing beside the own row. */
    public static final Spread NONE = new Spread(new TreeMap<>(), new TreeMap<>());

    public Spread {
        entries = Collections.unmodifiableSortedMap(entries);
        sums = Collections.unmodifiableSortedMap(sums);
    }

    /** Whether there is nothing. */
    public boolean isNone() {
        return entries.isEmpty() && sums.isEmpty();
    }

    /** What has to change in the rows beside when this becomes another spread; sums that cancel out are left out. */
    public List<Change> changesTo(Spread after) {
        List<Change> changes = new ArrayList<>();
        entries.keySet().stream()
                .filter(gone -> !after.entries.containsKey(gone))
                .map(Change.Remove::new)
                .forEach(changes::add);
        after.entries.forEach((beside, content) -> {
            if (!content.equals(entries.get(beside))) {
                changes.add(new Change.Put(beside, content));
            }
        });
        difference(after).forEach((beside, amounts) -> changes.add(new Change.Add(beside, amounts)));
        return changes;
    }

    private SortedMap<Beside, SortedMap<String, Long>> difference(Spread after) {
        SortedMap<Beside, SortedMap<String, Long>> difference = new TreeMap<>();
        after.sums.forEach((beside, amounts) -> add(difference, beside, amounts, 1));
        sums.forEach((beside, amounts) -> add(difference, beside, amounts, -1));
        difference.values().forEach(amounts -> amounts.values().removeIf(amount -> amount == 0));
        difference.values().removeIf(Map::isEmpty);
        return difference;
    }

    private static void add(
            SortedMap<Beside, SortedMap<String, Long>> to, Beside beside, Map<String, Long> amounts, int sign) {
        amounts.forEach((name, amount) ->
                to.computeIfAbsent(beside, none -> new TreeMap<>()).merge(name, sign * amount, Long::sum));
    }

    /** As it is stored; the same spread is always the same JSON text. */
    public ObjectNode json() {
        return SpreadJson.of(this);
    }

    /** What {@link #json} wrote. */
    public static Spread of(JsonNode json) {
        return SpreadJson.read(json);
    }

    /** A change of one row beside. */
    public sealed interface Change {

        /** The row it changes. */
        Beside beside();

        /** It is there now, exactly so. */
        record Put(Beside beside, ObjectNode content) implements Change {}

        /** It is gone. */
        record Remove(Beside beside) implements Change {}

        /** Its sums have grown by these amounts, which may be negative. */
        record Add(Beside beside, Map<String, Long> amounts) implements Change {}
    }
}
