package io.tiebreak.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.ledger.StreamId;
import java.time.Instant;

/** An item as the content of its row: name and attributes as they are stored anywhere, and who began and changed it when. */
final class ItemRow {
    private ItemRow() {}

    static ObjectNode of(Item item) {
        return ItemJson.of(item.state())
                .put("createdAt", item.createdAt().toString())
                .put("createdBy", item.createdBy())
                .put("updatedAt", item.updatedAt().toString())
                .put("updatedBy", item.updatedBy());
    }

    static Item read(StreamId stream, long version, JsonNode content) {
        return new Item(
                stream,
                version,
                ItemJson.state(content),
                time(content, "createdAt"),
                text(content, "createdBy"),
                time(content, "updatedAt"),
                text(content, "updatedBy"));
    }

    private static Instant time(JsonNode content, String name) {
        return Instant.parse(text(content, name));
    }

    private static String text(JsonNode content, String name) {
        return content.required(name).textValue();
    }
}
