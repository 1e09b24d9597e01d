package io.tiebreak.local.patterns;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.yaml.CannotStart;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** One rule for one value; the value is a missing node where the record has none. */
record FilterRule(String event) {

    Predicate<JsonNode> of(JsonNode rule) {
        if (!rule.isObject()) {
            return literal(rule);
        }
        Map.Entry<String, JsonNode> operator = rule.propertyStream()
                .findFirst()
                .orElseThrow(() -> new CannotStart(event + ": a filter rule is empty"));
        JsonNode operand = operator.getValue();
        return switch (operator.getKey()) {
            case "prefix" -> text(operand, want -> value -> value.startsWith(want));
            case "suffix" -> text(operand, want -> value -> value.endsWith(want));
            case "equals-ignore-case" ->
                text(operand, want -> value -> value.toLowerCase(Locale.ROOT).equals(want.toLowerCase(Locale.ROOT)));
            case "exists" -> value -> value.isMissingNode() != operand.asBoolean();
            case "anything-but" -> anythingBut(operand);
            case "numeric" -> numeric(operand);
            default ->
                throw new CannotStart(
                        event + ": the filter operator '" + operator.getKey()
                                + "' is not supported by the local run: use equality, prefix, suffix, exists, anything-but or numeric");
        };
    }

    private static Predicate<JsonNode> literal(JsonNode wanted) {
        return wanted.isNumber()
                ? value -> value.isNumber() && value.decimalValue().compareTo(wanted.decimalValue()) == 0
                : wanted::equals;
    }

    private Predicate<JsonNode> text(JsonNode operand, Function<String, Predicate<String>> test) {
        if (!operand.isTextual()) {
            throw new CannotStart(event + ": a filter operator needs a text, and has " + operand);
        }
        Predicate<String> matches = test.apply(operand.asText());
        return value -> value.isTextual() && matches.test(value.asText());
    }

    private Predicate<JsonNode> anythingBut(JsonNode operand) {
        Predicate<JsonNode> unwanted = operand.isArray()
                ? operand.valueStream()
                        .map(FilterRule::literal)
                        .reduce(Predicate::or)
                        .orElse(value -> false)
                : of(operand);
        return value -> !value.isMissingNode() && !unwanted.test(value);
    }

    /** {@code [">", 0, "<=", 5]}: each pair must hold. */
    private Predicate<JsonNode> numeric(JsonNode operand) {
        Predicate<JsonNode> all = JsonNode::isNumber;
        for (int i = 0; i + 1 < operand.size(); i += 2) {
            BigDecimal bound = operand.get(i + 1).decimalValue();
            Predicate<Integer> holds = comparison(operand.get(i).asText());
            all = all.and(value -> holds.test(value.decimalValue().compareTo(bound)));
        }
        return all;
    }

    private Predicate<Integer> comparison(String operator) {
        return switch (operator) {
            case "=" -> sign -> sign == 0;
            case "<" -> sign -> sign < 0;
            case "<=" -> sign -> sign <= 0;
            case ">" -> sign -> sign > 0;
            case ">=" -> sign -> sign >= 0;
            default -> throw new CannotStart(event + ": a filter can't compare numbers with '" + operator + "'");
        };
    }
}
