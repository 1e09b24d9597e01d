package io.tiebreak.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Json;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as values: the same number is always the same text, so that stores which keep numbers give back the same. */
public final class Numbers {
    private static final int MOST_DIGITS = 38;

    private Numbers() {}

    /** The value itself, or if it is a number that number without zeros that mean nothing. */
    public static JsonNode canonical(JsonNode value) {
        return value.isNumber() ? node(value.decimalValue()) : value;
    }

    static JsonNode node(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return Json.stored(plain.toPlainString());
    }

    /** The sum; empty if it has more digits than a store keeps. */
    static Optional<JsonNode> sum(BigDecimal left, BigDecimal right) {
        BigDecimal sum = left.add(right).stripTrailingZeros();
        return sum.precision() > MOST_DIGITS ? Optional.empty() : Optional.of(node(sum));
    }
}
