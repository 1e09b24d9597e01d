package io.tiebreak.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Refuses JSON that could not be stored and sent back unchanged. */
final class Storable {
    /** Deeper than anybody needs, and shallow enough for every document an item is told in. */
    private static final int MAX_DEPTH = 256;

    private static final int MAX_DIGITS = 38;
    private static final int MIN_EXPONENT = -130;
    private static final int MAX_EXPONENT = 125;

    private Storable() {}

    static void check(JsonNode root) {
        check(root, "", 0);
    }

    private static void check(JsonNode value, String pointer, int depth) {
        if (depth > MAX_DEPTH) {
            throw Problem.invalid(pointer, "JSON nests at most " + MAX_DEPTH + " levels deep.")
                    .refusal();
        }
        if (value.isTextual()) {
            checkText(value.textValue(), pointer, "The text");
        } else if (value.isNumber()) {
            checkNumber(value.decimalValue(), pointer);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(value.get(i), pointer + "/" + i, depth + 1);
        }
        for (var field : value.properties()) {
            String at = pointer + "/" + Pointers.escaped(field.getKey());
            checkText(field.getKey(), at, "The name of the field");
            check(field.getValue(), at, depth + 1);
        }
    }

    private static void checkText(String text, String pointer, String what) {
        if (!Unicode.wellFormed(text)) {
            throw Problem.invalid(pointer, what + " has half of a surrogate pair on its own.")
                    .refusal();
        }
    }

    private static void checkNumber(BigDecimal number, String pointer) {
        // The magnitude first: without its bounds, taking the zeros off could overflow the scale.
        long exponent = (long) number.precision() - number.scale() - 1;
        if (number.signum() != 0 && (exponent < MIN_EXPONENT || exponent > MAX_EXPONENT)) {
            throw Problem.invalid(pointer, "A number is 0 or of a magnitude from 1E-130 to 9.99E+125.")
                    .refusal();
        }
        if (number.stripTrailingZeros().precision() > MAX_DIGITS) {
            throw Problem.invalid(pointer, "A number has at most " + MAX_DIGITS + " significant digits.")
                    .refusal();
        }
    }
}
