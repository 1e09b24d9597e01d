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
        String prefix = query.text("prefix").map(ItemNames::prefix).orElse("");
        var cursors = new Cursors("list " + caller.tenant() + "/" + type + "/" + prefix);
        ItemsView.Page page = reads.list(
                new ItemsView.Query(caller.tenant(), type, prefix, cursors.position(query), query.limit()),
                call.meter());
        return new Page<>(page.items(), page.next(), item -> item.stream().id()).answer(ItemDocuments::item, cursors);
    }
}
