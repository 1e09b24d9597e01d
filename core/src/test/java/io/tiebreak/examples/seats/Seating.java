package io.tiebreak.examples.seats;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The seats of a performance. In order, so that the same seating is always stored as the same text.
 *
 * @param free the ones for sale
 * @param sold the others, and who has them
 */
record Seating(SortedSet<String> free, SortedMap<String, String> sold) {
    static final Seating NONE = new Seating(Set.of(), Map.of());

    Seating(Set<String> free, Map<String, String> sold) {
        this(new TreeSet<>(free), new TreeMap<>(sold));
    }

    Seating {
        free = Collections.unmodifiableSortedSet(free);
        sold = Collections.unmodifiableSortedMap(sold);
    }

    boolean knows(String seat) {
        return free.contains(seat) || sold.containsKey(seat);
    }

    Seating with(Set<String> seats) {
        SortedSet<String> more = new TreeSet<>(free);
        more.addAll(seats);
        return new Seating(more, sold);
    }

    Seating sold(String seat, String buyer) {
        SortedSet<String> fewer = new TreeSet<>(free);
        SortedMap<String, String> more = new TreeMap<>(sold);
        fewer.remove(seat);
        more.put(seat, buyer);
        return new Seating(fewer, more);
    }

    Seating returned(String seat) {
        SortedMap<String, String> fewer = new TreeMap<>(sold);
        fewer.remove(seat);
        return new Seating(free, fewer).with(Set.of(seat));
    }
}
