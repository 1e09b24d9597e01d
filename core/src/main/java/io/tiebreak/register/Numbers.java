package io.tiebreak.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Json;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as values: the same number is always the same text, so that stores which keep numbers give back the same. */
public final class Numbers {
    private static final int MOST_DIGITS = 38;
    private static final int LEAST_EXPONENT = -130;
    private static final int MOST_EXPONENT = 125;

    private Numbers() {}

    /** The value itself, or if it is a number that number without zeros that mean nothing. */
    public static JsonNode canonical(JsonNode value) {
        return value.isNumber() && isStorable(value.decimalValue()) ? node(value.decimalValue()) : value;
    }

    static JsonNode node(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return Json.stored(plain.toPlainString());
    }

    /** DynamoDB's limits. What is beyond them is not written out, for it could be very long. */
    private static boolean isStorable(BigDecimal number) {
        long exponent = (long) number.precision() - number.scale() - 1;
        return number.signum() == 0
                || (exponent >= LEAST_EXPONENT
                        && exponent <= MOST_EXPONENT
                        && number.stripTrailingZeros().precision() <= MOST_DIGITS);
    }

    /** The sum; empty if it has more digits than a store keeps, or is larger. */
    static Optional<JsonNode> sum(BigDecimal left, BigDecimal right) {
        BigDecimal sum = left.add(right).stripTrailingZeros();
        return isStorable(sum) ? Optional.of(node(sum)) : Optional.empty();
    }
}
