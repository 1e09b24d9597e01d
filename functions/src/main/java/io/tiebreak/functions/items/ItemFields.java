package io.tiebreak.functions.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.Refusal;
import io.tiebreak.functions.http.Unicode;
import io.tiebreak.json.Json;
import java.util.Optional;

/** The fields of an item in a request's body. */
final class ItemFields {
    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String ATTRIBUTES = "attributes";
    private static final String REBASE = "rebase";
    private static final int MAX_NAME = 256;

    private ItemFields() {}

    /** The id a creation asks for; empty if it leaves that to us. */
    static Optional<String> id(ObjectNode body) {
        return Optional.ofNullable(body.get(ID)).map(id -> ItemKeys.id(text(id, ID), "/" + ID));
    }

    /** A text that has to be there. */
    static String requiredText(ObjectNode body, String field) {
        if (!body.has(field)) {
            throw invalid(field, field + " is missing.");
        }
        return text(body.path(field), field);
    }

    static String name(ObjectNode body) {
        return optionalName(body).orElseThrow(() -> invalid(NAME, "An item needs a name."));
    }

    static Optional<String> optionalName(ObjectNode body) {
        return Optional.ofNullable(body.get(NAME)).map(name -> text(name, NAME)).map(name -> {
            if (name.isEmpty() || Unicode.length(name) > MAX_NAME) {
                throw invalid(NAME, "A name has 1 to " + MAX_NAME + " characters.");
            }
            return name;
        });
    }

    /** What names may begin with. */
    static String namePrefix(String text) {
        if (!Unicode.wellFormed(text) || Unicode.length(text) > MAX_NAME) {
            throw Problem.invalid(
                            "prefix", "prefix has at most " + MAX_NAME + " characters and no half surrogate pairs.")
                    .refusal();
        }
        return text;
    }

    /** All attributes; an empty object if the body has none. */
    static ObjectNode attributes(ObjectNode body) {
        JsonNode attributes = body.path(ATTRIBUTES);
        if (attributes.isMissingNode()) {
            return Json.object();
        }
        if (!(attributes instanceof ObjectNode object)) {
            throw invalid(ATTRIBUTES, "attributes is a JSON object.");
        }
        return object;
    }

    /** A merge patch of the attributes; null in it removes. */
    static Optional<JsonNode> attributesPatch(ObjectNode body) {
        Optional<JsonNode> patch = Optional.ofNullable(body.get(ATTRIBUTES));
        if (patch.filter(value -> !value.isObject() && !value.isNull()).isPresent()) {
            throw invalid(ATTRIBUTES, "attributes is a JSON object, or null to remove them all.");
        }
        return patch;
    }

    /** Whether a patch may be merged with newer versions; false if it does not say. */
    static boolean rebase(ObjectNode body) {
        JsonNode rebase = body.path(REBASE);
        if (!rebase.isMissingNode() && !rebase.isBoolean()) {
            throw invalid(REBASE, "rebase is true or false.");
        }
        return rebase.asBoolean();
    }

    private static String text(JsonNode value, String field) {
        if (!value.isTextual()) {
            throw invalid(field, field + " is a text.");
        }
        return value.textValue();
    }

    private static Refusal invalid(String field, String detail) {
        return Problem.invalid("/" + field, detail).refusal();
    }
}
