package io.tiebreak.insight;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an hour came to, or a part of it: by target, and by minute.
 *
 * @param targets where something happened, the worst first
 * @param omitted how many more targets there were, by their kind
 * @param minutes what happened in each minute, by the kind of targets; complete, also where targets are omitted
 */
record Fold(List<TargetTally> targets, SortedMap<String, Long> omitted, SortedMap<String, Minutes> minutes) {
    /** How many targets of an hour are kept. */
    static final int MOST_TARGETS = 2_000;

    Fold {
        targets = List.copyOf(targets);
        omitted = Collections.unmodifiableSortedMap(omitted);
        minutes = Collections.unmodifiableSortedMap(minutes);
    }

    /** What happened in those minutes in which something did, by their beginning. */
    record Minutes(SortedMap<Instant, Counts> counts) {
        Minutes {
            counts = Collections.unmodifiableSortedMap(counts);
        }
    }

    /** With no more than so many targets, the worst ones. */
    Fold cut(int most) {
        if (targets.size() <= most) {
            return this;
        }
        SortedMap<String, Long> more = new TreeMap<>(omitted);
        targets.stream().skip(most).forEach(tally -> more.merge(tally.target().kind(), 1L, Long::sum));
        return new Fold(targets.subList(0, most), more, minutes);
    }

    /** With as many targets, of {@link #MOST_TARGETS} at most, as fit into a row. */
    Fitting fitting() {
        Fold fold = cut(MOST_TARGETS);
        Packed packed = Packed.of(FoldJson.json(fold));
        while (!packed.fits()) {
            fold = fold.cut(fold.targets.size() / 2);
            packed = Packed.of(FoldJson.json(fold));
        }
        return new Fitting(fold, packed);
    }

    /** One that fits into a row, and as it is kept there. */
    record Fitting(Fold fold, Packed packed) {}
}
