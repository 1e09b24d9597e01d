package io.tiebreak.projection;

import io.tiebreak.command.Patience;
import io.tiebreak.store.Concurrently;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Advance;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Move;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Step;
import io.tiebreak.view.Together;
import io.tiebreak.view.ViewStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rows of one generation, written with patience, so many at once. */
record EditionStore(ViewStore store, Generation generation, int atOnce, Patience patience, Meter meter) {

    Advance advance(Move move) {
        return patience.insist(() -> store.advance(generation, move, meter));
    }

    Together together(List<Step> steps) {
        return patience.insist(() -> store.together(generation, steps, meter));
    }

    boolean raise(Raise raise) {
        return patience.insist(() -> {
            store.raise(generation, raise.place(), raise.figure(), raise.to(), meter);
            return true;
        });
    }

    boolean park(Parked parked) {
        return patience.insist(() -> store.park(generation, parked, meter));
    }

    <Q, A> List<A> each(List<Q> all, Function<Q, A> ask) {
        List<A> answers = new ArrayList<>();
        for (int from = 0; from < all.size(); from += atOnce) {
            answers.addAll(Concurrently.each(all.subList(from, Math.min(all.size(), from + atOnce)), ask));
        }
        return answers;
    }
}
