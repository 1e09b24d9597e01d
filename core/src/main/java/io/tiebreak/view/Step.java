package io.tiebreak.view;

import java.util.List;

/**
 * A move from exactly what stands there.
 *
 * @param from what must stand there; if its stream is parked, that ends with this step
 * @param move where to
 */
public record Step(Standing from, Move move) {

    /** What changes in the rows beside. */
    public List<Spread.Change> changes() {
        return from.spread().changesTo(move.part().spread());
    }
}
