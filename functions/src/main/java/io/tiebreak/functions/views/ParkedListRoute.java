package io.tiebreak.functions.views;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Cursors;
import io.tiebreak.functions.http.Page;
import io.tiebreak.functions.http.Query;
import io.tiebreak.functions.http.Route;
import io.tiebreak.view.Listing;
import io.tiebreak.view.Parked;
import jakarta.inject.Inject;

/** {@code GET /v1/views/{view}/parked}: the tenant's streams that wait in the view that is read, by type and id. */
final class ParkedListRoute implements Route {
    private final ViewReads reads;

    @Inject
    ParkedListRoute(ViewReads reads) {
        this.reads = reads;
    }

    @Override
    public Answer handle(Call call) {
        Caller operator = reads.onlooker(call);
        String view = reads.viewInPath(call);
        Query query = call.query("limit", "cursor");
        var cursors = new Cursors("parked " + view + "/" + operator.tenant());
        var rows =
                new Listing.Query(view, operator.tenant(), Parked.SECTION, "", cursors.position(query), query.limit());
        return Page.of(reads.parked(rows, call.meter()))
                .answer(listed -> ViewDocuments.parked(view, listed.row()), cursors);
    }
}
