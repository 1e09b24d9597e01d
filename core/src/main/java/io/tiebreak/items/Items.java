package io.tiebreak.items;

import com.fasterxml.jackson.core.JsonPointer;
import io.tiebreak.command.Aggregate;
import io.tiebreak.json.MergePatch;
import io.tiebreak.ledger.Document;
import java.util.List;

/** Items as an aggregate. */
public final class Items extends ItemDecider implements Aggregate<ItemCommand, ItemEvent, ItemState> {
    private static final String STATE = "Item";
    private static final int SCHEMA_VERSION = 1;

    @Override
    public String kind() {
        return "item";
    }

    @Override
    public String nameOf(ItemCommand command) {
        return switch (command) {
            case ItemCommand.CreateItem create -> "CreateItem";
            case ItemCommand.ReplaceItem replace -> "ReplaceItem";
            case ItemCommand.PatchItem patch -> "PatchItem";
            case ItemCommand.DeleteItem delete -> "DeleteItem";
        };
    }

    @Override
    public List<JsonPointer> fieldsOf(ItemCommand command) {
        return command instanceof ItemCommand.PatchItem patch
                ? MergePatch.fields(JsonPointer.empty(), ItemJson.of(patch))
                : Aggregate.super.fieldsOf(command);
    }

    @Override
    public Document storedEvent(ItemEvent event) {
        String type = switch (event) {
            case ItemEvent.ItemCreated created -> "ItemCreated";
            case ItemEvent.ItemReplaced replaced -> "ItemReplaced";
            case ItemEvent.ItemPatched patched -> "ItemPatched";
            case ItemEvent.ItemDeleted deleted -> "ItemDeleted";
        };
        return new Document(type, SCHEMA_VERSION, ItemJson.of(event));
    }

    @Override
    public Document storedState(ItemState state) {
        return new Document(STATE, SCHEMA_VERSION, ItemJson.of(state));
    }

    @Override
    public ItemState state(Document stored) {
        if (!stored.type().equals(STATE) || stored.schemaVersion() != SCHEMA_VERSION) {
            throw new IllegalStateException(
                    "unknown state " + stored.type() + ", schema version " + stored.schemaVersion());
        }
        return ItemJson.state(stored.json());
    }
}
