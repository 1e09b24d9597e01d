package io.tiebreak.convergence;

import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.Stored;
import io.tiebreak.projection.Projected;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.ViewStore;
import java.util.List;
import java.util.function.Supplier;

/** What may be made otherwise than it is, to see what comes of it. */
interface Variant {
    /** All as it is. */
    Variant RIGHT = new Variant() {};

    /** Projects a batch, with new patience for each part of it. */
    interface Projecting {
        Projected project(List<Stored> batch, Supplier<Patience> patience);
    }

    default ViewStore atStore(ViewStore store) {
        return store;
    }

    default Projecting ofStream(Projecting projecting) {
        return projecting;
    }

    default GenerationStore ofRebuild(GenerationStore generations) {
        return generations;
    }

    default Surroundings.Sleeper ofSwitch(Surroundings.Sleeper sleeper) {
        return sleeper;
    }

    default Ledger ofRedrive(Ledger ledger) {
        return ledger;
    }
}
