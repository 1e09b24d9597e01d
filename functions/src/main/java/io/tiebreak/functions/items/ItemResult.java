package io.tiebreak.functions.items;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Expected;
import io.tiebreak.items.Item;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.VersionedCommand;

/**
 * What a command left behind, as its caller sees it: the item, or the tombstone.
 *
 * @param json the item after the command; with {@code rebasedFrom} and {@code rebasedTo} if it was merged
 * @param version the newest version of the item
 * @param alive whether there is an item
 */
record ItemResult(ObjectNode json, long version, boolean alive) {

    /** After a command that was written. */
    static ItemResult of(VersionedCommand receipt, Expected expected) {
        return of(receipt, expected, receipt.version() - 1);
    }

    /** Where nothing was to be changed since {@code head}. */
    static ItemResult unchanged(VersionedCommand head, Expected expected) {
        return of(head, expected, head.version());
    }

    private static ItemResult of(VersionedCommand newest, Expected expected, long decidedOn) {
        ObjectNode json = Item.after(newest).map(ItemDocuments::item).orElseGet(() -> ItemDocuments.tombstone(newest));
        if (expected.expectation() instanceof Expectation.UntouchedSince(long known) && decidedOn > known) {
            json.put("rebasedFrom", known).put("rebasedTo", decidedOn);
        }
        return new ItemResult(json, newest.version(), newest.alive());
    }
}
