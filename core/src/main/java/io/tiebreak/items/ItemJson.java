package io.tiebreak.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import java.util.Optional;

/** Items' state and events as JSON: the forms that are stored, and in which pointers to changed fields are told. */
final class ItemJson {
    private ItemJson() {}

    static ObjectNode of(ItemState state) {
        return content(state.name(), state.attributes());
    }

    static ObjectNode of(ItemEvent event) {
        return switch (event) {
            case ItemEvent.ItemCreated(String name, ObjectNode attributes) -> content(name, attributes);
            case ItemEvent.ItemReplaced(String name, ObjectNode attributes) -> content(name, attributes);
            case ItemEvent.ItemPatched(Optional<String> name, Optional<JsonNode> attributes) -> parts(name, attributes);
            case ItemEvent.ItemDeleted deleted -> Json.object();
        };
    }

    static ObjectNode of(ItemCommand.PatchItem patch) {
        return parts(patch.name(), patch.attributes());
    }

    private static ObjectNode parts(Optional<String> name, Optional<JsonNode> attributes) {
        ObjectNode json = Json.object();
        name.ifPresent(value -> json.put("name", value));
        attributes.ifPresent(value -> json.set("attributes", value));
        return json;
    }

    static ItemState state(JsonNode json) {
        return new ItemState(name(json), attributes(json));
    }

    static ItemEvent created(JsonNode json) {
        return new ItemEvent.ItemCreated(name(json), attributes(json));
    }

    static ItemEvent replaced(JsonNode json) {
        return new ItemEvent.ItemReplaced(name(json), attributes(json));
    }

    static ItemEvent patched(JsonNode json) {
        // A patch of null removes all attributes; a patch that is missing leaves them.
        return new ItemEvent.ItemPatched(
                json.optional("name").map(JsonNode::textValue), Optional.ofNullable(json.get("attributes")));
    }

    private static String name(JsonNode json) {
        return json.required("name").textValue();
    }

    private static ObjectNode attributes(JsonNode json) {
        return (ObjectNode) json.required("attributes");
    }

    private static ObjectNode content(String name, ObjectNode attributes) {
        ObjectNode json = Json.object().put("name", name);
        json.set("attributes", attributes);
        return json;
    }
}
