package io.tiebreak.projection;

import io.tiebreak.command.Patience;
import io.tiebreak.store.Meter;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import java.util.function.Supplier;

/** Writes the records of views' generations for those who may not go on if somebody else does so, too. */
record Records(GenerationStore generations, Supplier<Patience> patience) {

    /**
     * The record as it is written now.
     *
     * @throws ConcurrentChangeException if it is not the one before this any more
     */
    Generations replaced(Generations changed, Meter meter) {
        if (!patience.get().insist(() -> generations.replace(changed, meter))) {
            throw new ConcurrentChangeException(changed.view());
        }
        return changed;
    }
}
