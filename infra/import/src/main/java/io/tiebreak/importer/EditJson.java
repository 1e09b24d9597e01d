package io.tiebreak.importer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The JSON of one edit: {@code {"id", "author", "at", "saw", "set": {field: value}, "unset": [field]}}, all required. */
final class EditJson {

    private static final Set<String> FIELDS = Set.of("id", "author", "at", "saw", "set", "unset");

    private final ObjectNode fields = Json.MAPPER.createObjectNode();

    /** Reads a line; when that fails half-way, {@link #id} still knows what came before. */
    void read(byte[] line) throws BadEditException {
        try (JsonParser json = Json.MAPPER.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BadEditException("not a JSON object");
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                fields.set(name, Json.MAPPER.<JsonNode>readTree(json));
            }
            if (json.nextToken() != null) {
                throw new BadEditException("text after the JSON object");
            }
        } catch (JsonProcessingException e) {
            throw new BadEditException("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BadEditException("not UTF-8: " + e.getMessage());
        }
        check();
    }

    boolean hasId() {
        return fields.path("id").isTextual();
    }

    String id() {
        return fields.path("id").textValue();
    }

    String author() {
        return fields.path("author").textValue();
    }

    int saw() {
        return fields.path("saw").intValue();
    }

    ObjectNode set() {
        return fields.withObject("/set");
    }

    List<String> unset() {
        List<String> names = new ArrayList<>();
        fields.path("unset").forEach(name -> names.add(name.textValue()));
        return names;
    }

    private void check() throws BadEditException {
        for (String name : FIELDS) {
            require(fields.has(name), "field '" + name + "' is missing");
        }
        for (var field : fields.properties()) {
            require(FIELDS.contains(field.getKey()), "unknown field '" + field.getKey() + "'");
        }
        require(hasId() && !id().isEmpty(), "field 'id' must be a string that is not empty");
        require(fields.path("author").isTextual(), "field 'author' must be a string");
        require(isTime(fields.path("at")), "field 'at' must be an ISO-8601 time");
        require(isCount(fields.path("saw")), "field 'saw' must be a whole number from 0");
        checkChanges(fields.path("set"), fields.path("unset"));
    }

    private void checkChanges(JsonNode set, JsonNode unset) throws BadEditException {
        require(set.isObject(), "field 'set' must be an object");
        for (var field : set.properties()) {
            require(
                    !field.getValue().isNull(),
                    "field 'set' has null for '" + field.getKey() + "': name it in 'unset'");
        }
        require(unset.isArray(), "field 'unset' must be a list");
        for (JsonNode name : unset) {
            require(name.isTextual(), "field 'unset' must be a list of strings");
            require(!set.has(name.textValue()), "'" + name.textValue() + "' is both in 'set' and in 'unset'");
        }
    }

    private static boolean isCount(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0;
    }

    private static boolean isTime(JsonNode value) {
        try {
            return value.isTextual() && Instant.parse(value.textValue()).isAfter(Instant.MIN);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void require(boolean holds, String otherwise) throws BadEditException {
        if (!holds) {
            throw new BadEditException(otherwise);
        }
    }
}
