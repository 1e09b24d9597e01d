package io.tiebreak.projection;

import io.tiebreak.store.StoreException;
import io.tiebreak.view.Lag;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of projecting a batch.
 *
 * @param stop where it stopped; empty if every view has all of it
 * @param parkings streams that wait for a version of the batch, newly or again
 * @param lags how far each view of such streams is behind, by the view's name; without those of which nothing can be told
 */
public record Projected(Optional<Stop> stop, List<Parking> parkings, Map<String, Lag> lags) {
    public Projected {
        parkings = List.copyOf(parkings);
        lags = Collections.unmodifiableSortedMap(new TreeMap<>(lags));
    }

    /**
     * A store failed.
     *
     * @param from the place in the batch, 0-based, before which everything is in every view; what is behind it is to be
     *     projected again
     * @param view the view that could not be written
     * @param failure why
     */
    public record Stop(int from, String view, StoreException failure) {}
}
