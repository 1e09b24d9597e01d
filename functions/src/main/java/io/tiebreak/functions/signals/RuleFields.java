package io.tiebreak.functions.signals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Unicode;
import io.tiebreak.json.Json;
import io.tiebreak.register.Rule;
import io.tiebreak.register.Strategy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The fields of a rule. */
final class RuleFields {
    static final String PATTERN = "pattern";
    static final String STRATEGY = "strategy";
    static final String WRITER = "writer";
    private static final int MAX_WRITER = 321;

    private RuleFields() {}

    static Rule rule(ObjectNode body) {
        Strategy strategy = strategy(body);
        Optional<String> writer = writer(body);
        if (writer.isPresent() && strategy != Strategy.AUTHORITY) {
            throw SignalFields.invalid(WRITER, "writer goes with the strategy authority only.");
        }
        return new Rule(Addresses.pattern(text(body, PATTERN), "/" + PATTERN), strategy, writer);
    }

    private static Strategy strategy(ObjectNode body) {
        String text = text(body, STRATEGY);
        return Arrays.stream(Strategy.values())
                .filter(one -> name(one).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> SignalFields.invalid(STRATEGY, "strategy is lww, max, min, merge, add or authority."));
    }

    /** An actor, or one window of his: {@code sub/Client-Id}. */
    private static Optional<String> writer(ObjectNode body) {
        if (!body.has(WRITER)) {
            return Optional.empty();
        }
        String writer = text(body, WRITER);
        if (writer.isBlank() || Unicode.length(writer) > MAX_WRITER) {
            throw SignalFields.invalid(WRITER, "writer has 1 to " + MAX_WRITER + " characters.");
        }
        return Optional.of(writer);
    }

    private static String text(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isTextual()) {
            throw SignalFields.invalid(field, field + (value.isMissingNode() ? " is missing." : " is a text."));
        }
        return value.textValue();
    }

    static ObjectNode json(Rule rule) {
        ObjectNode json = Json.object().put(PATTERN, rule.pattern().toString()).put(STRATEGY, name(rule.strategy()));
        rule.writer().ifPresent(writer -> json.put(WRITER, writer));
        return json;
    }

    private static String name(Strategy strategy) {
        return strategy.name().toLowerCase(Locale.ROOT);
    }
}
