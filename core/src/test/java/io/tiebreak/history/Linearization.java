package io.tiebreak.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for one order in which all steps of a stream could have happened at single moments.
 *
 * <p>No search is needed, for the ledger itself tells the order of all writes: each is at its version. What is left open
 * is where the steps stand that only saw something and were not told the version. Steps are placed in the order they
 * began, each at the earliest of its places that is not before the place of a step that ended before it began.
 *
 * <p>Sound: when all are placed, sort them by place, and by time among equals; that contradicts no step's ending before
 * another's beginning, for then the other has the same place or a later one. Complete: by induction no step can stand
 * earlier, in any valid order, than it was placed here, since all that binds it from below was placed before it; so if
 * one finds no place left, no valid order has one.
 */
final class Linearization {
    private final List<Placed> placed = new ArrayList<>();

    private Linearization() {}

    private record Placed(Step step, long place) {}

    /** Why there is no such order; empty if there is one. */
    static Optional<String> fault(List<Step> steps) {
        var linearization = new Linearization();
        return steps.stream()
                .sorted(Comparator.comparingLong(Step::from))
                .flatMap(step -> linearization.place(step).stream())
                .findFirst();
    }

    private Optional<String> place(Step step) {
        Optional<Placed> before = placed.stream()
                .filter(earlier -> earlier.step().to() < step.from())
                .max(Comparator.comparingLong(Placed::place));
        Long place = step.places().ceiling(before.map(Placed::place).orElse(0L));
        if (place == null) {
            String after = before.map(Placed::step).map(Step::what).orElse("nothing");
            return Optional.of(step.what() + "\n    began after the end of\n" + after);
        }
        placed.add(new Placed(step, place));
        return Optional.empty();
    }
}
