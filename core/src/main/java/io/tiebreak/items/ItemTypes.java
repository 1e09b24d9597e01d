package io.tiebreak.items;

import io.tiebreak.store.Meter;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Serving;
import io.tiebreak.view.SharedRows;
import java.time.Instant;
import java.util.List;

/** The view of a tenant's types: exact, whatever came twice; it may lag behind the items. */
public final class ItemTypes {
    private final SharedRows rows;
    private final Serving serving;

    public ItemTypes(SharedRows rows, Serving serving) {
        this.rows = rows;
        this.serving = serving;
    }

    /** All types that ever had an item, by name. 16 requests, and half a read unit or more each. */
    public List<Type> list(String tenant, Meter meter) {
        Generation served = serving.of(TypesProjection.VIEW, meter).served();
        return rows.all(served, tenant, TypesProjection.SECTION, meter).values().stream()
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
