package io.tiebreak.local.patterns;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** One comparison of a log pattern; the value is a missing node where the line has none. */
final class LogComparison {

    private LogComparison() {}

    /**
     * Reads a comparison; empty if there is none of that kind.
     *
     * @param operand a number, or a text in quotation marks
     */
    static Optional<Predicate<JsonNode>> of(String operator, String operand) {
        if (operand.startsWith("\"")) {
            String text = operand.substring(1, operand.length() - 1);
            return switch (operator) {
                case "=" ->
                    Optional.of(value -> value.isTextual() && value.asText().equals(text));
                case "!=" ->
                    Optional.of(value -> value.isTextual() && !value.asText().equals(text));
                default -> Optional.empty();
            };
        }
        return operand.matches("-?\\d.*")
                ? sign(operator).map(holds -> number(holds, new BigDecimal(operand)))
                : Optional.empty();
    }

    private static Predicate<JsonNode> number(IntPredicate holds, BigDecimal operand) {
        return value -> value.isNumber() && holds.test(value.decimalValue().compareTo(operand));
    }

    private static Optional<IntPredicate> sign(String operator) {
        return switch (operator) {
            case "=" -> Optional.of(sign -> sign == 0);
            case "!=" -> Optional.of(sign -> sign != 0);
            case "<" -> Optional.of(sign -> sign < 0);
            case "<=" -> Optional.of(sign -> sign <= 0);
            case ">" -> Optional.of(sign -> sign > 0);
            case ">=" -> Optional.of(sign -> sign >= 0);
            default -> Optional.empty();
        };
    }
}
