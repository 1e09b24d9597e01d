package io.tiebreak.items;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Listing;
import io.tiebreak.view.Page;
import io.tiebreak.view.Serving;
import io.tiebreak.view.ViewStore;
import java.util.Optional;

/** The view of items by their names, whatever their type. It may lag behind the items, and is not seen going back. */
public final class ItemNames {
    private final Listing listing;

    public ItemNames(ViewStore store, Serving serving) {
        this.listing = new Listing(store, serving);
    }

    /**
     * A page of the items whose names begin so, in the order of their lower-case names' UTF-8 bytes; empty if the position to
     * go on from is not to be had any more. At least 16 requests and 8 read units.
     */
    public Optional<Page<Named>> list(Query query, Meter meter) {
        var rows = new Listing.Query(
                NamesProjection.VIEW,
                query.tenant(),
                NamesProjection.SECTION,
                NamesProjection.key(query.prefix()),
                query.after(),
                query.limit());
        return listing.page(rows, row -> named(row.content()), meter);
    }

    private static Named named(ObjectNode content) {
        return new Named(
                content.required("type").textValue(),
                content.required("id").textValue(),
                content.required("name").textValue());
    }

    /**
     * What to list.
     *
     * @param tenant whose
     * @param prefix what the names begin with, in upper or lower case; of a longer one the first 64 characters count
     * @param after the position to go on after, of the same list; empty for the first page
     * @param limit at most so many, 1 or more
     */
    public record Query(String tenant, String prefix, Optional<String> after, int limit) {}

    /** An item's name, and which item it is. */
    public record Named(String type, String id, String name) {}
}
