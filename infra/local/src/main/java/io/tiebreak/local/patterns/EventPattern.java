package io.tiebreak.local.patterns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.yaml.CannotStart;
import java.util.List;
import java.util.function.Predicate;

/** A filter's or a rule's pattern: what is not named may be anything, what is named must match. */
public final class EventPattern {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String event;

    private EventPattern(String event) {
        this.event = event;
    }

    /**
     * Reads the patterns of one mapping, of which one has to match; none of them lets everything through.
     *
     * @param event names the mapping when a pattern is refused
     * @throws CannotStart if a pattern asks for what can't be judged here
     */
    public static Predicate<JsonNode> anyOf(List<String> patterns, String event) {
        EventPattern reader = new EventPattern(event);
        return patterns.stream().map(reader::parse).reduce(Predicate::or).orElse(record -> true);
    }

    private Predicate<JsonNode> parse(String pattern) {
        try {
            return object(JSON.readTree(pattern));
        } catch (JsonProcessingException e) {
            throw new CannotStart(event + ": the filter pattern is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private Predicate<JsonNode> object(JsonNode pattern) {
        return pattern.propertyStream()
                .map(field ->
                        field.getKey().equals("$or") ? or(field.getValue()) : field(field.getKey(), field.getValue()))
                .reduce(Predicate::and)
                .orElse(value -> true);
    }

    private Predicate<JsonNode> or(JsonNode alternatives) {
        return alternatives
                .valueStream()
                .map(this::object)
                .reduce(Predicate::or)
                .orElse(value -> false);
    }

    private Predicate<JsonNode> field(String name, JsonNode pattern) {
        if (pattern.isObject()) {
            Predicate<JsonNode> inner = object(pattern);
            return value -> inner.test(value.path(name));
        }
        if (!pattern.isArray()) {
            throw new CannotStart(event + ": the filter pattern of " + name + " must be a list or an object");
        }
        Predicate<JsonNode> any = pattern.valueStream()
                .map(rule -> new FilterRule(event).of(rule))
                .reduce(Predicate::or)
                .orElse(value -> false);
        return value -> anyValue(value.path(name), any);
    }

    private static boolean anyValue(JsonNode value, Predicate<JsonNode> rule) {
        return (value.isArray() && !value.isEmpty()) ? value.valueStream().anyMatch(rule) : rule.test(value);
    }
}
