package io.tiebreak.functions.items;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Cursors;
import io.tiebreak.functions.http.Page;
import io.tiebreak.functions.http.Query;
import io.tiebreak.functions.http.Route;
import io.tiebreak.items.ItemNames;
import jakarta.inject.Inject;

/** {@code GET /v1/item-names}: the items of all types by name, all or those whose names begin alike. */
final class NamesRoute implements Route {
    private final ItemReads reads;

    @Inject
    NamesRoute(ItemReads reads) {
        this.reads = reads;
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = reads.caller(call);
        Query query = call.query("prefix", "limit", "cursor");
        String prefix = query.text("prefix").map(ItemFields::namePrefix).orElse("");
        var cursors = new Cursors("names " + caller.tenant() + "/" + prefix);
        var names = new ItemNames.Query(caller.tenant(), prefix, cursors.position(query), query.limit());
        return Page.of(reads.names(names, call.meter())).answer(listed -> ItemDocuments.named(listed.row()), cursors);
    }
}
