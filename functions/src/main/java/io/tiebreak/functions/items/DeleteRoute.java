package io.tiebreak.functions.items;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Expected;
import io.tiebreak.functions.http.Preconditions;
import io.tiebreak.functions.http.Route;
import io.tiebreak.items.ItemCommand;
import jakarta.inject.Inject;

/** {@code DELETE /v1/items/{type}/{id}}: ends an item and leaves a tombstone. */
final class DeleteRoute implements Route {
    private final ItemWrites writes;

    @Inject
    DeleteRoute(ItemWrites writes) {
        this.writes = writes;
    }

    @Override
    public Answer handle(Call call) {
        ItemTarget target = ItemTarget.inPath(call, writes.caller(call));
        call.noBody();
        Expected expected = Preconditions.of(call, call.query("version")).forExisting();
        return writes.answer(call, target, expected, new ItemCommand.DeleteItem());
    }
}
