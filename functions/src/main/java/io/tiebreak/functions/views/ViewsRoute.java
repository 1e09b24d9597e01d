package io.tiebreak.functions.views;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Route;
import io.tiebreak.json.Json;
import jakarta.inject.Inject;

/** {@code GET /v1/views}: all views, which generation of each is read, and how far behind it is. */
final class ViewsRoute implements Route {
    private final ViewReads reads;

    @Inject
    ViewsRoute(ViewReads reads) {
        this.reads = reads;
    }

    @Override
    public Answer handle(Call call) {
        reads.onlooker(call);
        call.query();
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("items");
        reads.views(call.meter()).forEach(view -> items.add(ViewDocuments.view(view)));
        return Answer.json(200, body);
    }
}
