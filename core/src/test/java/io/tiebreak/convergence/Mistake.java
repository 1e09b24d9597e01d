package io.tiebreak.convergence;

import io.tiebreak.command.Surroundings;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.projection.Projected;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.ViewStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mistakes that projecting could make, planted to see them found. */
enum Mistake implements Variant {
    /** Writes a version over whichever is there. */
    NO_VERSION_GUARD(Promise.NO_STEP_BACK) {
        @Override
        public ViewStore atStore(ViewStore store) {
            return new MistakesInWriting.NoVersionGuard(store);
        }
    },
    /** Takes a version for old news unless it is the next one, and projects record by record. */
    ORDER_TRUSTED(Promise.EQUAL_TO_THE_FOLD) {
        @Override
        public ViewStore atStore(ViewStore store) {
            return new MistakesInWriting.GapsPassedOver(store);
        }

        @Override
        public Projecting ofStream(Projecting projecting) {
            return (batch, patience) -> {
                Projected projected = new Projected(Optional.empty(), List.of(), Map.of());
                for (int i = 0; i < batch.size() && projected.stop().isEmpty(); i++) {
                    int from = i;
                    projected = new Projected(
                            projecting
                                    .project(batch.subList(i, i + 1), patience)
                                    .stop()
                                    .map(stop -> new Projected.Stop(from, stop.view(), stop.failure())),
                            List.of(),
                            Map.of());
                }
                return projected;
            };
        }
    },
    /** Adds to sums first, and then finds out whether it was to. */
    SUMS_OUTSIDE_THE_TRANSACTION(Promise.EQUAL_TO_THE_FOLD) {
        @Override
        public ViewStore atStore(ViewStore store) {
            return new MistakesInWriting.SumsOutside(store);
        }
    },
    /** Says that all is done when a store has failed. */
    PAST_A_FAILURE(Promise.EQUAL_TO_THE_FOLD) {
        @Override
        public Projecting ofStream(Projecting projecting) {
            return (batch, patience) -> new Projected(
                    Optional.empty(), projecting.project(batch, patience).parkings(), Map.of());
        }
    },
    /** Applies later versions of a stream that waits. */
    PAST_A_MARK(Promise.PARKED_STANDS_STILL) {
        @Override
        public ViewStore atStore(ViewStore store) {
            return new MistakesInWriting.PastAMark(store);
        }
    },
    /** Copies the ledger first, and then lets the stream feed the new generation. */
    REBUILD_WRITTEN_DOWN_LATE(Promise.EQUAL_TO_THE_FOLD) {
        @Override
        public GenerationStore ofRebuild(GenerationStore generations) {
            return new WrittenDownLate(generations);
        }
    },
    /** Reads another generation at once, though readers remember the one before. */
    SWITCH_WITHOUT_WAITING(Promise.NO_FORM_BACK) {
        @Override
        public Surroundings.Sleeper ofSwitch(Surroundings.Sleeper sleeper) {
            return wait -> {};
        }
    },
    /** Believes, after a redrive, that the ledger is where it was before. */
    REDRIVE_LOOKS_ONCE(Promise.EQUAL_TO_THE_FOLD) {
        @Override
        public Ledger ofRedrive(Ledger ledger) {
            return new LooksOnce(ledger);
        }
    };

    private final Promise breaks;

    Mistake(Promise breaks) {
        this.breaks = breaks;
    }

    /** What it breaks first of all. */
    Promise breaks() {
        return breaks;
    }
}
