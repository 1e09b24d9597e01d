package io.tiebreak.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** JSON text and trees: numbers keep every digit they came with, an object has each field once, nothing trails. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final Comparator<JsonNode> BY_VALUE = (left, right) -> left.isNumber() && right.isNumber()
            ? left.decimalValue().compareTo(right.decimalValue())
            : left.equals(right) ? 0 : 1;

    private Json() {}

    /**
     * Reads one JSON value.
     *
     * @throws JsonProcessingException if the text is not exactly one value, or an object in it has a field twice
     */
    public static JsonNode parse(String text) throws JsonProcessingException {
        // Not readTree, which takes a text of nothing for a value.
        return MAPPER.readValue(text, JsonNode.class);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalStateException if it did not
     */
    public static JsonNode stored(String text) {
        try {
            return parse(text);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("stored JSON cannot be read", e);
        }
    }

    /** The shortest text of a value. */
    public static String text(JsonNode value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON value", e);
        }
    }

    /** How long the {@link #text} of a value is, in bytes of UTF-8. */
    public static int bytes(JsonNode value) {
        return text(value).getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether two values are the same; numbers are compared by value, so that 1, 1.0 and 10e-1 are one. */
    public static boolean same(JsonNode left, JsonNode right) {
        return left.equals(BY_VALUE, right);
    }

    /** A new, empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A new, empty array. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
