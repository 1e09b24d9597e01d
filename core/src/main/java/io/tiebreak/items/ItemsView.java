package io.tiebreak.items;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.projection.View;
import io.tiebreak.store.Meter;
import java.util.List;
import java.util.Optional;

/** The view of items: each by its key, and all of a type by their ids. Read strongly: it is never seen going back. */
public interface ItemsView extends View {

    /** What the view knows of an item; empty if it has not met it yet. One request. */
    Optional<Entry> find(StreamId stream, Meter meter);

    /**
     * A page of the items of one type, in the order of their ids' UTF-8 bytes, deleted ones left out.
     *
     * <p>Costs at least 16 requests and 16 read units, for a type is kept in 16 parts so that no partition key holds it
     * whole.
     */
    Page list(Query query, Meter meter);

    /**
     * An item's row.
     *
     * @param applied the newest version that went into it
     * @param item empty if that version was a deletion
     */
    record Entry(long applied, Optional<Item> item) {}

    /**
     * What to list.
     *
     * @param tenant whose
     * @param type of which type
     * @param prefix what the ids begin with; empty for all
     * @param after only ids behind this one; empty for the first page
     * @param limit at most so many, 1 or more
     */
    record Query(String tenant, String type, String prefix, Optional<String> after, int limit) {}

    /**
     * A page of a list.
     *
     * @param items may be fewer than asked for when they are large
     * @param next the id to go on after; empty if there are no more
     */
    record Page(List<Item> items, Optional<String> next) {
        public Page {
            items = List.copyOf(items);
        }
    }
}
