package io.tiebreak.bench;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A list in pieces. */
final class Portions {
    private Portions() {}

    /** Pieces of that size, in order; the last one may be smaller. */
    static <T> Stream<List<T>> of(List<T> all, int size) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + size)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + size)));
    }
}
