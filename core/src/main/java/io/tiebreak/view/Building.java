package io.tiebreak.view;

import io.tiebreak.store.Sweep;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * A generation that is being built.
 *
 * @param generation its number
 * @param removes generations whose rows go first
 * @param removing how far their rows are removed
 * @param copying how far the ledger is read into it
 * @param commands how many commands were read so far
 * @param parked how often a stream was found among them that cannot be applied
 * @param since when it began
 */
public record Building(
        int generation,
        Set<Integer> removes,
        Sweep removing,
        Sweep copying,
        long commands,
        long parked,
        Instant since) {
    public Building {
        removes = Set.copyOf(removes);
    }

    /** Whether it holds all that the ledger held when it began; the live stream brings the rest. */
    public boolean isComplete() {
        return copying.isFinished();
    }

    Building removed(Sweep now) {
        return new Building(generation, now.isFinished() ? Set.of() : removes, now, copying, commands, parked, since);
    }

    Building copied(Sweep now, long more, long waiting) {
        return new Building(generation, removes, removing, now, commands + more, parked + waiting, since);
    }

    /** Everything this one would have left to remove, and its own rows. */
    Set<Integer> abandoned() {
        Set<Integer> all = new TreeSet<>(removes);
        all.add(generation);
        return all;
    }
}
