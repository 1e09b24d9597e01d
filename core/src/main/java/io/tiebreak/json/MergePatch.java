package io.tiebreak.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** JSON merge patches, RFC 7396. */
public final class MergePatch {
    private MergePatch() {}

    /** The target after the patch; neither of the two is changed. */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode fields)) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? shallowCopy(object) : Json.object();
        for (var field : fields.properties()) {
            if (field.getValue().isNull()) {
                result.remove(field.getKey());
            } else {
                JsonNode before = result.path(field.getKey());
                result.set(field.getKey(), apply(before, field.getValue()));
            }
        }
        return result;
    }

    /** Pointers, below {@code at}, to the innermost fields that a patch sets or removes. */
    public static List<JsonPointer> fields(JsonPointer at, JsonNode patch) {
        if (!(patch instanceof ObjectNode object) || object.isEmpty()) {
            return List.of(at);
        }
        return object.properties().stream()
                .flatMap(field -> fields(at.appendProperty(field.getKey()), field.getValue()).stream())
                .toList();
    }

    private static ObjectNode shallowCopy(ObjectNode object) {
        ObjectNode copy = Json.object();
        copy.setAll(object);
        return copy;
    }
}
