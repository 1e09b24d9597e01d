package io.tiebreak.functions.items;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Cursors;
import io.tiebreak.functions.http.Page;
import io.tiebreak.functions.http.Query;
import io.tiebreak.functions.http.Route;
import io.tiebreak.items.ItemsView;
import jakarta.inject.Inject;

/** {@code GET /v1/items/{type}}: the items of a type by id, all or those whose ids begin alike. */
final class ListRoute implements Route {
    private final ItemReads reads;

    @Inject
    ListRoute(ItemReads reads) {
        this.reads = reads;
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = reads.caller(call);
        String type = ItemTarget.type(call);
        Query query = call.query("prefix", "limit", "cursor");
        String prefix = query.text("prefix").map(ItemKeys::prefix).orElse("");
        var cursors = new Cursors("items " + caller.tenant() + "/" + type + "/" + prefix);
        var items = new ItemsView.Query(caller.tenant(), type, prefix, cursors.position(query), query.limit());
        return Page.of(reads.list(items, call.meter())).answer(listed -> ItemDocuments.item(listed.row()), cursors);
    }
}
