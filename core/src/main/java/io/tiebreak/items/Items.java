package io.tiebreak.items;

import com.fasterxml.jackson.core.JsonPointer;
import io.tiebreak.command.Aggregate;
import io.tiebreak.json.MergePatch;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.UnknownStoredForm;
import java.util.List;

/** Items as an aggregate. */
public final class Items extends ItemDecider implements Aggregate<ItemCommand, ItemEvent, ItemState> {
    /** What all streams of items are. */
    public static final String KIND = "item";

    private static final int SCHEMA_VERSION = 1;

    @Override
    public String kind() {
        return KIND;
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
        return new Document("Item", SCHEMA_VERSION, ItemJson.of(state));
    }

    @Override
    public ItemEvent event(Document stored) {
        return switch (stored.form()) {
            case "ItemCreated-1" -> ItemJson.created(stored.json());
            case "ItemReplaced-1" -> ItemJson.replaced(stored.json());
            case "ItemPatched-1" -> ItemJson.patched(stored.json());
            case "ItemDeleted-1" -> new ItemEvent.ItemDeleted();
            default -> throw new UnknownStoredForm(stored);
        };
    }

    @Override
    public ItemState state(Document stored) {
        return switch (stored.form()) {
            case "Item-1" -> ItemJson.state(stored.json());
            default -> throw new UnknownStoredForm(stored);
        };
    }
}
