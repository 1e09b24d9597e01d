package io.tiebreak.functions.items;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Times;
import io.tiebreak.items.Item;
import io.tiebreak.items.ItemNames;
import io.tiebreak.items.ItemTypes;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;

/** Items and what happened to them, as callers see them. */
final class ItemDocuments {
    private ItemDocuments() {}

    static ObjectNode item(Item item) {
        ObjectNode json =
                named(item.stream(), item.version()).put("name", item.state().name());
        json.set("attributes", item.state().attributes());
        return json.put("createdAt", Times.text(item.createdAt()))
                .put("createdBy", item.createdBy())
                .put("updatedAt", Times.text(item.updatedAt()))
                .put("updatedBy", item.updatedBy());
    }

    /** What is left of an item after this command ended it. */
    static ObjectNode tombstone(VersionedCommand deletion) {
        return named(deletion.stream(), deletion.version())
                .put("deleted", true)
                .put("updatedAt", Times.text(deletion.at()))
                .put("updatedBy", deletion.actor());
    }

    /** An entry of an item's history. */
    static ObjectNode command(VersionedCommand command) {
        ObjectNode json = Json.object().put("version", command.version()).put("command", command.type());
        ArrayNode events = json.putArray("events");
        for (Document event : command.events()) {
            events.addObject().put("type", event.type()).set("data", event.json());
        }
        return json.put("actor", command.actor())
                .put("at", Times.text(command.at()))
                .put("commandId", command.commandId());
    }

    /** An item in the list of names. */
    static ObjectNode named(ItemNames.Named item) {
        return Json.object().put("type", item.type()).put("id", item.id()).put("name", item.name());
    }

    /** A type in the list of types. */
    static ObjectNode type(ItemTypes.Type type) {
        return Json.object()
                .put("type", type.name())
                .put("items", type.items())
                .put("changedAt", Times.text(type.changedAt()));
    }

    private static ObjectNode named(StreamId stream, long version) {
        return Json.object().put("type", stream.type()).put("id", stream.id()).put("version", version);
    }
}
