package io.tiebreak.view;

import io.tiebreak.store.Concurrently;
import io.tiebreak.store.Meter;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads rows that streams share: on each of the 16 shelves lies a part of each. */
public final class SharedRows {
    private final ViewStore store;

    public SharedRows(ViewStore store) {
        this.store = store;
    }

    /** All rows of a section, by their ids. 16 requests, or more if a shelf has over 1 MB, and half a read unit or more each. */
    public SortedMap<String, Tally> all(Generation generation, String tenant, String section, Meter meter) {
        SortedMap<String, Tally> rows = new TreeMap<>();
        Concurrently.each(Shelf.all(tenant, section), shelf -> store.tallies(generation, shelf, meter)).stream()
                .flatMap(Collection::stream)
                .forEach(tally -> rows.merge(tally.id(), tally, Tally::and));
        return rows;
    }
}
