package io.tiebreak.items;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Listing;
import io.tiebreak.view.Page;
import io.tiebreak.view.Serving;
import io.tiebreak.view.ViewStore;
import java.util.Optional;

/**
 * The view of items: each by its key, and all of a type by their ids. Read strongly, and never in a generation older than
 * somebody has seen: it is not seen going back.
 */
public final class ItemsView {
    private final ViewStore store;
    private final Serving serving;
    private final Listing listing;

    public ItemsView(ViewStore store, Serving serving) {
        this.store = store;
        this.serving = serving;
        this.listing = new Listing(store, serving);
    }

    /** What the view knows of an item; empty if it has not met it yet. One request. */
    public Optional<Entry> find(StreamId stream, Meter meter) {
        Generation served = serving.of(ItemsProjection.VIEW, meter).served();
        return store.find(served, stream, meter)
                .map(row -> new Entry(
                        row.applied(), row.content().map(content -> ItemRow.read(stream, row.applied(), content))));
    }

    /**
     * A page of the items of one type, in the order of their ids' UTF-8 bytes, deleted ones left out; empty if the position to
     * go on from is not to be had any more.
     *
     * <p>Costs at least 16 requests and 8 read units, for a type is kept in 16 parts so that no partition key holds it
     * whole.
     */
    public Optional<Page<Item>> list(Query query, Meter meter) {
        var rows = new Listing.Query(
                ItemsProjection.VIEW, query.tenant(), query.type(), query.prefix(), query.after(), query.limit());
        return listing.page(
                rows,
                row -> ItemRow.read(
                        new StreamId(Items.KIND, query.tenant(), query.type(), row.id()), row.applied(), row.content()),
                meter);
    }

    /**
     * What to list.
     *
     * @param tenant whose
     * @param type of which type
     * @param prefix what the ids begin with; empty for all
     * @param after the position to go on after, of the same list; empty for the first page
     * @param limit at most so many, 1 or more
     */
    public record Query(String tenant, String type, String prefix, Optional<String> after, int limit) {}

    /**
     * An item's row.
     *
     * @param applied the newest version that went into it
     * @param item empty if that version was a deletion
     */
    public record Entry(long applied, Optional<Item> item) {}
}
