package io.tiebreak.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Where a scan stopped, as a text to keep: the key it read last, of strings and numbers. */
public final class ScanCursor {
    private ScanCursor() {}

    /** Where to go on after a page; empty at the end. */
    public static Optional<String> after(ScanResponse page) {
        return page.hasLastEvaluatedKey() ? Optional.of(text(page.lastEvaluatedKey())) : Optional.empty();
    }

    private static String text(Map<String, AttributeValue> key) {
        ObjectNode json = Json.object();
        key.forEach((name, value) ->
                json.putObject(name).put(value.type().name(), value.s() == null ? value.n() : value.s()));
        return Json.text(json);
    }

    /** The key to start behind. */
    public static Map<String, AttributeValue> key(String cursor) {
        Map<String, AttributeValue> key = new HashMap<>();
        Json.stored(cursor)
                .properties()
                .forEach(part -> key.put(
                        part.getKey(),
                        part.getValue().has("N")
                                ? AttributeValue.fromN(part.getValue().get("N").textValue())
                                : AttributeValue.fromS(part.getValue().get("S").textValue())));
        return key;
    }
}
