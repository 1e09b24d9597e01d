package io.tiebreak.projection;

import io.tiebreak.view.Building;
import io.tiebreak.view.Generations;
import java.util.List;
import java.util.Locale;

/**
 * How far a rebuild is.
 *
 * @param phase what it is at
 * @param generations the view's generations now
 * @param roughly about how many commands the ledger has, perhaps hours old
 * @param parkings streams that were parked in the new generation by this call
 */
public record Rebuilding(Phase phase, Generations generations, long roughly, List<Parking> parkings) {
    public Rebuilding {
        parkings = List.copyOf(parkings);
    }

    /** What a rebuild does, one after the other. */
    public enum Phase {
        /** Rows of generations that were given up go. */
        REMOVING,
        /** The ledger is read into the new generation. */
        COPYING,
        /** The new generation is whole, and not read yet. */
        COMPLETE,
        /** No generation is built; one is read. */
        SERVING;

        /** What a view with these generations is at. */
        public static Phase of(Generations generations) {
            return generations.building().map(Phase::of).orElse(SERVING);
        }

        private static Phase of(Building building) {
            if (!building.removing().isFinished()) {
                return REMOVING;
            }
            return building.isComplete() ? COMPLETE : COPYING;
        }

        /** In small letters, as it is told. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many commands were read into the new generation. */
    public long commands() {
        return generations.building().map(Building::commands).orElse(0L);
    }
}
