package io.tiebreak.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB's own JSON for the attribute types that stores use, with names in order, so that equal items are equal texts. */
public final class DynamoDbJson {
    private DynamoDbJson() {}

    public static String write(Map<String, AttributeValue> item) {
        return json(item).toPrettyString().replace("\r\n", "\n");
    }

    public static Map<String, AttributeValue> read(String text) {
        return map(Json.stored(text));
    }

    private static ObjectNode json(Map<String, AttributeValue> map) {
        ObjectNode json = Json.object();
        new TreeMap<>(map).forEach((name, value) -> json.set(name, json(value)));
        return json;
    }

    private static ObjectNode json(AttributeValue value) {
        return switch (value.type()) {
            case S -> Json.object().put("S", value.s());
            case N -> Json.object().put("N", value.n());
            case BOOL -> Json.object().put("BOOL", value.bool());
            case B ->
                Json.object()
                        .put("B", Base64.getEncoder().encodeToString(value.b().asByteArrayUnsafe()));
            case M -> Json.object().set("M", json(value.m()));
            case L -> {
                ArrayNode list = Json.array();
                value.l().forEach(element -> list.add(json(element)));
                yield Json.object().set("L", list);
            }
            case SS, NS, BS, NUL, UNKNOWN_TO_SDK_VERSION -> throw new AssertionError(value.type());
        };
    }

    private static Map<String, AttributeValue> map(JsonNode json) {
        return json.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> value(entry.getValue())));
    }

    private static AttributeValue value(JsonNode json) {
        var typed = json.properties().iterator().next();
        JsonNode content = typed.getValue();
        return switch (typed.getKey()) {
            case "S" -> AttributeValue.fromS(content.textValue());
            case "N" -> AttributeValue.fromN(content.textValue());
            case "BOOL" -> AttributeValue.fromBool(content.booleanValue());
            case "B" ->
                AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(content.textValue())));
            case "M" -> AttributeValue.fromM(map(content));
            case "L" ->
                AttributeValue.fromL(
                        content.valueStream().map(DynamoDbJson::value).toList());
            default -> throw new AssertionError(typed.getKey());
        };
    }
}
