package io.tiebreak.convergence;

import io.tiebreak.store.Meter;
import io.tiebreak.view.Advance;
import io.tiebreak.view.ForwardingViewStore;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Move;
import io.tiebreak.view.Place;
import io.tiebreak.view.Shelf;
import io.tiebreak.view.Spread;
import io.tiebreak.view.Standing;
import io.tiebreak.view.Step;
import io.tiebreak.view.Tally;
import io.tiebreak.view.Together;
import io.tiebreak.view.ViewStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores of views that make projecting behave as if it wrote carelessly. */
final class MistakesInWriting {
    private MistakesInWriting() {}

    /** A store that forces some moves. */
    abstract static class Forcing extends ForwardingViewStore {
        Forcing(ViewStore store) {
            super(store);
        }

        abstract boolean forces(Move move, Standing standing);

        @Override
        public Advance advance(Generation generation, Move move, Meter meter) {
            Advance advance = super.advance(generation, move, meter);
            if (advance instanceof Advance.Refused(Standing standing) && forces(move, standing)) {
                var unusedAnswer = super.together(generation, List.of(new Step(standing, move)), meter);
                return new Advance.Applied();
            }
            return advance;
        }
    }

    static final class NoVersionGuard extends Forcing {
        NoVersionGuard(ViewStore store) {
            super(store);
        }

        @Override
        boolean forces(Move move, Standing standing) {
            return standing.parked().isEmpty();
        }
    }

    static final class PastAMark extends Forcing {
        PastAMark(ViewStore store) {
            super(store);
        }

        @Override
        boolean forces(Move move, Standing standing) {
            return standing.parked().isPresent() && move.version() > standing.applied();
        }
    }

    static final class GapsPassedOver extends ForwardingViewStore {
        GapsPassedOver(ViewStore store) {
            super(store);
        }

        @Override
        public Advance advance(Generation generation, Move move, Meter meter) {
            Standing standing = find(generation, move.stream(), meter).orElse(Standing.NOTHING);
            return move.version() > standing.applied() + 1
                    ? new Advance.Refused(
                            new Standing(move.version(), standing.content(), standing.spread(), standing.parked()))
                    : super.advance(generation, move, meter);
        }
    }

    static final class SumsOutside extends ForwardingViewStore {
        private final Map<Generation, Map<Place, Tally>> sums = new HashMap<>();

        SumsOutside(ViewStore store) {
            super(store);
        }

        @Override
        public synchronized Together together(Generation generation, List<Step> steps, Meter meter) {
            for (Step step : steps) {
                for (Spread.Change change : step.changes()) {
                    if (change instanceof Spread.Change.Add(var beside, var amounts)) {
                        Place place = beside.of(step.move().stream());
                        sums.computeIfAbsent(generation, none -> new HashMap<>())
                                .merge(place, new Tally(place.id(), amounts, Map.of()), Tally::and);
                    }
                }
            }
            return super.together(generation, steps, meter);
        }

        @Override
        public synchronized List<Tally> tallies(Generation generation, Shelf shelf, Meter meter) {
            return super.tallies(generation, shelf, meter).stream()
                    .map(tally -> new Tally(
                            tally.id(),
                            Optional.ofNullable(sums.getOrDefault(generation, Map.of())
                                            .get(new Place(shelf, tally.id())))
                                    .map(Tally::sums)
                                    .orElse(Map.of()),
                            tally.greatest()))
                    .toList();
        }
    }
}
