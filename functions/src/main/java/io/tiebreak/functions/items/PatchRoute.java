package io.tiebreak.functions.items;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Expected;
import io.tiebreak.functions.http.Preconditions;
import io.tiebreak.functions.http.Route;
import io.tiebreak.items.ItemCommand;
import jakarta.inject.Inject;

/** {@code PATCH /v1/items/{type}/{id}}: changes the parts of an item that the body names. */
final class PatchRoute implements Route {
    private final ItemWrites writes;

    @Inject
    PatchRoute(ItemWrites writes) {
        this.writes = writes;
    }

    @Override
    public Answer handle(Call call) {
        ItemTarget target = ItemTarget.inPath(call, writes.caller(call));
        call.query();
        ObjectNode body = call.body("version", "name", "attributes", "rebase");
        var command = new ItemCommand.PatchItem(ItemFields.optionalName(body), ItemFields.attributesPatch(body));
        Expected expected = Preconditions.of(call, body).forExisting();
        return writes.answer(call, target, ItemFields.rebase(body) ? expected.rebasing() : expected, command);
    }
}
