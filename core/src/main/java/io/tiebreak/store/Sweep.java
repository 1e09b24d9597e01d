package io.tiebreak.store;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How far a table has been read from end to end, in several parts at once.
 *
 * @param segments how many parts there are
 * @param open where to go on in those parts that are not read to their end, by their number
 */
public record Sweep(int segments, SortedMap<Integer, Optional<String>> open) {
    public Sweep {
        open = Collections.unmodifiableSortedMap(open);
    }

    /** Nothing is read yet. */
    public static Sweep of(int segments) {
        SortedMap<Integer, Optional<String>> open = new TreeMap<>();
        IntStream.range(0, segments).forEach(segment -> open.put(segment, Optional.empty()));
        return new Sweep(segments, open);
    }

    /** Whether everything is read. */
    public boolean isFinished() {
        return open.isEmpty();
    }

    /** What to read next, one leg per part that is open. */
    public List<Leg> legs() {
        return open.entrySet().stream()
                .map(leg -> new Leg(leg.getKey(), segments, leg.getValue()))
                .toList();
    }

    /**
     * After one page of every open part.
     *
     * @param next where each page said to go on; empty at the end of its part
     */
    public Sweep after(Map<Leg, Optional<String>> next) {
        SortedMap<Integer, Optional<String>> left = new TreeMap<>();
        next.forEach((leg, cursor) -> cursor.ifPresent(at -> left.put(leg.segment(), Optional.of(at))));
        return new Sweep(segments, left);
    }
}
