package io.tiebreak.history;

import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Something that happened to a stream at one moment, or was seen there.
 *
 * @param from not before
 * @param to not after
 * @param places where in the stream's order it may stand: {@code 2v} is the writing of version v, {@code 2v + 1} is any
 *     time while v is the newest
 */
record Step(long from, long to, NavigableSet<Long> places, String what) {

    static Step write(long from, long to, long version, String what) {
        return new Step(from, to, new TreeSet<>(Set.of(2 * version)), what);
    }

    static Step during(long from, long to, NavigableSet<Long> versions, String what) {
        NavigableSet<Long> places =
                versions.stream().map(version -> 2 * version + 1).collect(Collectors.toCollection(TreeSet::new));
        return new Step(from, to, places, what);
    }
}
