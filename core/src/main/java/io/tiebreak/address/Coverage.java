package io.tiebreak.address;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether one pattern means all that another one means. A wildcard of the other may stand for a segment that no pattern
 * names, and so only a wildcard takes it. With that, the other pattern is walked, and a set of places keeps how far the
 * first one can be: bit i is set if its first i segments can stand for what was walked.
 */
final class Coverage {
    private static final List<String> ALL = List.of(AddressPattern.ANY);

    /** No address is without any segment. */
    private static final List<String> ALL_ADDRESSES = List.of(AddressPattern.ONE, AddressPattern.ANY);

    private final List<String> wide;
    private final List<String> narrow;

    private Coverage(List<String> wide, List<String> narrow) {
        this.wide = wide;
        this.narrow = narrow;
    }

    static boolean of(List<String> wide, List<String> narrow) {
        return new Coverage(wide, narrow.equals(ALL) ? ALL_ADDRESSES : narrow).holds();
    }

    private record Reached(int in, long places) {}

    private boolean holds() {
        Deque<Reached> open = new ArrayDeque<>(List.of(new Reached(0, skipped(1L))));
        Set<Reached> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            Reached reached = open.pop();
            if (reached.in() == narrow.size()) {
                if ((reached.places() & (1L << wide.size())) == 0) {
                    return false;
                }
                continue;
            }
            for (Reached next : after(reached)) {
                if (seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return true;
    }

    /** A {@code **} stands for nothing, or takes one segment and may take another. */
    private List<Reached> after(Reached reached) {
        String segment = narrow.get(reached.in());
        long moved = moved(reached.places(), segment);
        return segment.equals(AddressPattern.ANY)
                ? List.of(new Reached(reached.in() + 1, reached.places()), new Reached(reached.in(), moved))
                : List.of(new Reached(reached.in() + 1, moved));
    }

    private long moved(long places, String segment) {
        long moved = 0;
        for (int i = 0; i < wide.size(); i++) {
            if ((places & (1L << i)) != 0) {
                moved |= moved(i, segment);
            }
        }
        return skipped(moved);
    }

    private long moved(int place, String segment) {
        return switch (wide.get(place)) {
            case AddressPattern.ANY -> 1L << place;
            case AddressPattern.ONE -> 1L << (place + 1);
            case String literal -> literal.equals(segment) ? 1L << (place + 1) : 0;
        };
    }

    /** The same places, and those behind a {@code **} that stands for nothing. */
    private long skipped(long places) {
        long all = places;
        for (int i = 0; i < wide.size(); i++) {
            if ((all & (1L << i)) != 0 && wide.get(i).equals(AddressPattern.ANY)) {
                all |= 1L << (i + 1);
            }
        }
        return all;
    }
}
