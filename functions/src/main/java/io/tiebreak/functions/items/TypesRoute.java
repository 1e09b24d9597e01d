package io.tiebreak.functions.items;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Route;
import io.tiebreak.json.Json;
import jakarta.inject.Inject;

/** {@code GET /v1/item-types}: all types that ever had an item, how many each has, and when one of them changed last. */
final class TypesRoute implements Route {
    private final ItemReads reads;

    @Inject
    TypesRoute(ItemReads reads) {
        this.reads = reads;
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = reads.caller(call);
        call.query();
        ObjectNode body = Json.object();
        reads.types(caller.tenant(), call.meter()).stream()
                .map(ItemDocuments::type)
                .forEach(body.putArray("items")::add);
        return Answer.json(200, body);
    }
}
