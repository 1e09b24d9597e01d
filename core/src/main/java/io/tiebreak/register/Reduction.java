package io.tiebreak.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** One figure of many values. All but {@link #COUNT} look at numbers only. */
public enum Reduction {
    /** The greatest number; null if there is none. */
    MAX,
    /** The smallest number; null if there is none. */
    MIN,
    /** The sum, rounded to 34 digits; 0 if there is no number. */
    SUM,
    /** The mean, rounded to 34 digits; null if there is no number. */
    AVG,
    /** How many values there are, of any kind. */
    COUNT;

    /** The figure of these registers. */
    JsonNode of(List<Register> registers) {
        List<BigDecimal> numbers = registers.stream()
                .flatMap(register -> register.value().stream())
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .toList();
        return switch (this) {
            case MAX -> node(numbers.stream().max(BigDecimal::compareTo));
            case MIN -> node(numbers.stream().min(BigDecimal::compareTo));
            case SUM -> Numbers.node(sum(numbers));
            case AVG -> numbers.isEmpty() ? NullNode.getInstance() : Numbers.node(mean(numbers));
            case COUNT -> IntNode.valueOf(registers.size());
        };
    }

    private static JsonNode node(Optional<BigDecimal> number) {
        return number.map(Numbers::node).orElse(NullNode.getInstance());
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add).round(MathContext.DECIMAL128);
    }

    private static BigDecimal mean(List<BigDecimal> numbers) {
        return numbers.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL128);
    }
}
