package io.tiebreak.items;

import io.tiebreak.store.Concurrently;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Serving;
import io.tiebreak.view.Shelf;
import io.tiebreak.view.Tally;
import io.tiebreak.view.ViewStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The view of a tenant's types: exact, whatever came twice; it may lag behind the items. */
public final class ItemTypes {
    private final ViewStore store;
    private final Serving serving;

    public ItemTypes(ViewStore store, Serving serving) {
        this.store = store;
        this.serving = serving;
    }

    /** All types that ever had an item, by name. 16 requests, and half a read unit or more each. */
    public List<Type> list(String tenant, Meter meter) {
        Generation served = serving.of(TypesProjection.VIEW, meter).served();
        Map<String, Tally> types = new TreeMap<>();
        Concurrently.each(Shelf.all(tenant, TypesProjection.SECTION), shelf -> store.tallies(served, shelf, meter))
                .stream()
                .flatMap(Collection::stream)
                .forEach(tally -> types.merge(tally.id(), tally, Tally::and));
        return types.values().stream()
                .map(tally -> new Type(
                        tally.id(),
                        tally.sums().getOrDefault(TypesProjection.ITEMS, 0L),
                        Instant.ofEpochMilli(tally.greatest().getOrDefault(TypesProjection.CHANGED_AT, 0L))))
                .toList();
    }

    /**
     * A type.
     *
     * @param name what the tenant calls it
     * @param items how many there are now; 0 if all were deleted
     * @param changedAt when one of them was created, changed or deleted last
     */
    public record Type(String name, long items, Instant changedAt) {}
}
