package io.tiebreak.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A function's event of type {@code EventBridgeRule}, for the one kind of event there is here. */
final class EventBridgeRuleEvent {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> KNOWN = Map.of("source", "aws.s3", "detail-type", "Object Created");

    private EventBridgeRuleEvent() {}

    /** Reads the rule; empty if it is switched off. */
    static Optional<EventRule> read(String event, Section properties) {
        properties.withoutEffect("RuleName", "RetryPolicy");
        boolean enabled = MappingProperties.stateIsEnabled(properties);
        Value pattern = properties.value("Pattern").orElseThrow(() -> properties.problem("needs Pattern"));
        JsonNode json = json("", pattern);
        KNOWN.forEach((field, only) -> {
            if (!json.path(field).equals(JSON.createArrayNode().add(only))) {
                throw properties.problem("Pattern", "needs " + field + ": [" + only + "]: the local run has no others");
            }
        });
        return enabled ? Optional.of(new EventRule(event, json.toString())) : Optional.empty();
    }

    /** The buckets a rule's pattern names in full. */
    static List<String> buckets(EventRule rule) {
        try {
            return JSON.readTree(rule.pattern())
                    .path("detail")
                    .path("bucket")
                    .path("name")
                    .valueStream()
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + rule.pattern(), e);
        }
    }

    /** The template keeps every scalar as text; only these two operators take anything else. */
    private static JsonNode json(String operator, Value value) {
        return switch (value) {
            case Value.Text(String text, var place) -> scalar(operator, text);
            case Value.Items items -> {
                ArrayNode list = JSON.createArrayNode();
                items.items().forEach(item -> list.add(json(operator, item)));
                yield list;
            }
            case Value.Fields fields -> {
                ObjectNode object = JSON.createObjectNode();
                fields.fields().forEach((name, field) -> object.set(name, json(name, field)));
                yield object;
            }
            case Value.Call call -> throw new IllegalArgumentException("not resolved: " + call);
        };
    }

    private static JsonNode scalar(String operator, String text) {
        if (operator.equals("exists")) {
            return BooleanNode.valueOf(Boolean.parseBoolean(text));
        }
        return operator.equals("numeric") && text.matches("-?\\d+(\\.\\d+)?")
                ? DecimalNode.valueOf(new BigDecimal(text))
                : TextNode.valueOf(text);
    }
}
