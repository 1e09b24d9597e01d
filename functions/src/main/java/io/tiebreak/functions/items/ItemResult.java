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

    /** Whether it was decided on a newer version than its caller knew. */
    static boolean isRebased(long decidedOn, Expected expected) {
        return expected.expectation() instanceof Expectation.UntouchedSince(long known) && decidedOn > known;
    }

    private static ItemResult of(VersionedCommand newest, Expected expected, long decidedOn) {
        ObjectNode json = Item.after(newest).map(ItemDocuments::item).orElseGet(() -> ItemDocuments.tombstone(newest));
        if (isRebased(decidedOn, expected)) {
            json.put("rebasedFrom", expected.expectation().version()).put("rebasedTo", decidedOn);
        }
        return new ItemResult(json, newest.version(), newest.alive());
    }
}
