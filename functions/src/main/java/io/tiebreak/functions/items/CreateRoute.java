package io.tiebreak.functions.items;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.Ulid;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.IdempotencyKey;
import io.tiebreak.functions.http.Preconditions;
import io.tiebreak.functions.http.Route;
import io.tiebreak.items.ItemCommand;
import jakarta.inject.Inject;

/** {@code POST /v1/items/{type}}: makes an item exist, under the id it is given or a new one. */
final class CreateRoute implements Route {
    private static final int ID_DIGITS = 32;

    private final ItemWrites writes;
    private final Ulid ids;

    @Inject
    CreateRoute(ItemWrites writes, Ulid ids) {
        this.writes = writes;
        this.ids = ids;
    }

    /** Made from the key, if there is one: a repeat has to find the item it made. */
    private String newId(Call call, Caller caller) {
        return IdempotencyKey.of(call)
                .map(key -> key.commandId(call, caller).substring(0, ID_DIGITS))
                .orElseGet(ids::next);
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = writes.caller(call);
        call.query();
        String type = ItemTarget.type(call);
        ObjectNode body = call.body("id", "name", "attributes");
        var command = new ItemCommand.CreateItem(ItemFields.name(body), ItemFields.attributes(body));
        String id = ItemFields.id(body).orElseGet(() -> newId(call, caller));
        return writes.answer(call, ItemTarget.of(caller, type, id), Preconditions.ofCreation(call), command);
    }
}
