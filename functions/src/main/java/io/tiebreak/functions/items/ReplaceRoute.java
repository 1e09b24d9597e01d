package io.tiebreak.functions.items;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Preconditions;
import io.tiebreak.functions.http.Route;
import io.tiebreak.items.ItemCommand;
import jakarta.inject.Inject;

/** {@code PUT /v1/items/{type}/{id}}: makes an item exactly what the body says. */
final class ReplaceRoute implements Route {
    private final ItemWrites writes;

    @Inject
    ReplaceRoute(ItemWrites writes) {
        this.writes = writes;
    }

    @Override
    public Answer handle(Call call) {
        ItemTarget target = ItemTarget.inPath(call, writes.caller(call));
        call.query();
        ObjectNode body = call.body("version", "name", "attributes");
        var command = new ItemCommand.ReplaceItem(ItemFields.name(body), ItemFields.attributes(body));
        return writes.answer(call, target, Preconditions.of(call, body), command);
    }
}
