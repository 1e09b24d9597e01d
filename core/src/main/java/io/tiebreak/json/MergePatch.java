package io.tiebreak.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

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

    private static ObjectNode shallowCopy(ObjectNode object) {
        ObjectNode copy = Json.object();
        copy.setAll(object);
        return copy;
    }
}
