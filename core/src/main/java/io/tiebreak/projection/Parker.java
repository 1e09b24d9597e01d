package io.tiebreak.projection;

import io.tiebreak.command.Patience;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generation;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Parked;
import io.tiebreak.view.ViewStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parks streams whose commands nobody will bring to the {@link Projector} again, so that they are listed, and can be redriven,
 * instead of being forgotten.
 */
public final class Parker {
    private final Projections projections;
    private final ViewStore store;
    private final Fed fed;

    public Parker(Projections projections, ViewStore store, GenerationStore generations) {
        this.projections = projections;
        this.store = store;
        this.fed = new Fed(projections, generations);
    }

    /**
     * Parks each stream at its lowest version among these, in every generation of every view it goes into that has not
     * come to that version. Doing it again changes nothing.
     *
     * @return those that wait now
     * @throws io.tiebreak.store.StoreException when the store fails; parking all of them again is harmless
     */
    public List<Parking> park(Collection<Parked> all, Patience patience, Meter meter) {
        Map<StreamId, Parked> streams = new LinkedHashMap<>();
        all.forEach(one ->
                streams.merge(one.stream(), one, (left, right) -> left.version() <= right.version() ? left : right));
        List<Parking> parkings = new ArrayList<>();
        for (Generations view : fed.by(kinds(streams), patience, meter).values()) {
            for (int number : view.forms().keySet()) {
                Generation generation = new Generation(view.view(), number);
                streams.values().stream()
                        .filter(parked -> parked.stream().kind().equals(projections.kind(view.view())))
                        .filter(parked -> patience.insist(() -> store.park(generation, parked, meter)))
                        .map(parked -> new Parking(generation, parked))
                        .forEach(parkings::add);
            }
        }
        return parkings;
    }

    private static Set<String> kinds(Map<StreamId, Parked> streams) {
        return streams.keySet().stream().map(StreamId::kind).collect(Collectors.toSet());
    }
}
