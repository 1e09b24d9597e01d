package io.tiebreak.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Decider;
import io.tiebreak.command.Decision;
import io.tiebreak.command.Rejection;
import io.tiebreak.json.Json;
import io.tiebreak.json.MergePatch;
import java.util.Optional;

/** What commands mean for an item. */
class ItemDecider implements Decider<ItemCommand, ItemEvent, ItemState> {

    /** The largest state, as JSON text in UTF-8. */
    static final int MAX_STATE_BYTES = 256 * 1024;

    /** A patch and the state after it are stored in one DynamoDB item of at most 400 KB; more is stored as one. */
    private static final int MAX_PATCH_AND_STATE_BYTES = 384 * 1024;

    @Override
    public Decision<ItemEvent> decide(ItemCommand command, Optional<ItemState> state) {
        return switch (command) {
            case ItemCommand.CreateItem(String name, ObjectNode attributes) ->
                within(new ItemState(name, attributes), new ItemEvent.ItemCreated(name, attributes));
            case ItemCommand.ReplaceItem(String name, ObjectNode attributes) ->
                replace(new ItemState(name, attributes), state);
            case ItemCommand.PatchItem patch ->
                state.map(before -> patch(patch, before))
                        .orElseGet(() -> Decision.refuseAbsent("There is no such item."));
            case ItemCommand.DeleteItem delete ->
                state.isPresent()
                        ? Decision.accept(new ItemEvent.ItemDeleted())
                        : Decision.refuseAbsent("There is no such item.");
        };
    }

    @Override
    public Optional<ItemState> evolve(Optional<ItemState> state, ItemEvent event) {
        return switch (event) {
            case ItemEvent.ItemCreated(String name, ObjectNode attributes) ->
                Optional.of(new ItemState(name, attributes));
            case ItemEvent.ItemReplaced(String name, ObjectNode attributes) ->
                Optional.of(new ItemState(name, attributes));
            case ItemEvent.ItemPatched patched ->
                state.map(before -> patched(before, patched.name(), patched.attributes()));
            case ItemEvent.ItemDeleted deleted -> Optional.empty();
        };
    }

    private static Decision<ItemEvent> replace(ItemState after, Optional<ItemState> before) {
        if (before.isEmpty()) {
            return within(after, new ItemEvent.ItemCreated(after.name(), after.attributes()));
        }
        return same(before.get(), after)
                ? Decision.nothingToDo()
                : within(after, new ItemEvent.ItemReplaced(after.name(), after.attributes()));
    }

    private static Decision<ItemEvent> patch(ItemCommand.PatchItem patch, ItemState before) {
        ItemState after = patched(before, patch.name(), patch.attributes());
        if (same(before, after)) {
            return Decision.nothingToDo();
        }
        int together = bytes(after) + patch.attributes().map(Json::bytes).orElse(0);
        return together > MAX_PATCH_AND_STATE_BYTES
                ? within(after, new ItemEvent.ItemReplaced(after.name(), after.attributes()))
                : within(after, new ItemEvent.ItemPatched(patch.name(), patch.attributes()));
    }

    private static ItemState patched(ItemState before, Optional<String> name, Optional<JsonNode> attributes) {
        JsonNode after = attributes
                .map(patch -> MergePatch.apply(before.attributes(), patch))
                .orElse(before.attributes());
        return new ItemState(name.orElse(before.name()), after instanceof ObjectNode object ? object : Json.object());
    }

    private static boolean same(ItemState one, ItemState other) {
        return one.name().equals(other.name()) && Json.same(one.attributes(), other.attributes());
    }

    private static Decision<ItemEvent> within(ItemState after, ItemEvent event) {
        return bytes(after) > MAX_STATE_BYTES
                ? Decision.refuse(
                        Rejection.TOO_LARGE,
                        "The item would have more than " + MAX_STATE_BYTES / 1024 + " KB after this command.")
                : Decision.accept(event);
    }

    private static int bytes(ItemState state) {
        return Json.bytes(ItemJson.of(state));
    }
}
