package io.tiebreak.functions.items;

import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.items.Items;
import io.tiebreak.ledger.StreamId;

/**
 * What a call is about.
 *
 * @param caller on whose behalf
 * @param stream which item; always one of the caller's own tenant
 */
record ItemTarget(Caller caller, StreamId stream) {
    private static final Items ITEMS = new Items();

    /** The item the path names. */
    static ItemTarget inPath(Call call, Caller caller) {
        return of(caller, type(call), ItemKeys.id(call.pathParameter("id"), "id"));
    }

    static ItemTarget of(Caller caller, String type, String id) {
        return new ItemTarget(caller, new StreamId(ITEMS.kind(), caller.tenant(), type, id));
    }

    /** The type the path names. */
    static String type(Call call) {
        return ItemKeys.type(call.pathParameter("type"));
    }
}
