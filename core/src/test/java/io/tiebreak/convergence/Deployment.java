package io.tiebreak.convergence;

import io.tiebreak.items.ItemsProjection;
import io.tiebreak.items.NamesProjection;
import io.tiebreak.items.TypesProjection;
import io.tiebreak.projection.Projections;
import java.util.function.Consumer;

/** Which program runs: at first one with the first form of each view, later one that has the second form of items, too. */
final class Deployment {
    private final Projections before;
    private final Projections after;
    private boolean deployed;
    private int oldOnes;

    Deployment(Trouble trouble) {
        var items = trouble.of(new ItemsProjection());
        var names = trouble.of(new NamesProjection());
        var types = trouble.of(new TypesProjection());
        this.before = Projections.of(items, names, types);
        this.after = Projections.of(items, trouble.of(new LongerItems()), names, types);
    }

    synchronized void deploy() {
        deployed = true;
    }

    /** Whether the one before the present program does not run any more. */
    synchronized boolean isSettled() {
        return !deployed || oldOnes == 0;
    }

    synchronized Projections now() {
        return deployed ? after : before;
    }

    /** Lets an invocation run with the present program, to its end. */
    void run(Consumer<Projections> invocation) {
        Projections projections = begun();
        try {
            invocation.accept(projections);
        } finally {
            ended(projections);
        }
    }

    private synchronized Projections begun() {
        oldOnes += deployed ? 0 : 1;
        return now();
    }

    private synchronized void ended(Projections projections) {
        oldOnes -= projections.equals(before) ? 1 : 0;
    }
}
