package io.tiebreak.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How large DynamoDB takes an item to be. Needed where the answer does not say what was billed: after a failed condition
 * and after a lost answer.
 */
public final class ItemSize {
    private static final int BYTES_OF_A_WRITE_UNIT = 1024;
    private static final int BYTES_OF_A_READ_UNIT = 4096;

    private ItemSize() {}

    /** The size in bytes: names and values, as the developer guide counts them. */
    public static long bytes(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(attribute -> utf8(attribute.getKey()) + bytes(attribute.getValue()))
                .sum();
    }

    /** Units a write of the item takes outside a transaction; 1 at least. */
    public static double writeUnits(Map<String, AttributeValue> item) {
        return Math.max(1.0, Math.ceil((double) bytes(item) / BYTES_OF_A_WRITE_UNIT));
    }

    /** Units a read of the item takes in a transaction; 2 at least, also for an item that is not there. */
    static double transactionalReadUnits(Map<String, AttributeValue> item) {
        return 2 * Math.max(1.0, Math.ceil((double) bytes(item) / BYTES_OF_A_READ_UNIT));
    }

    private static long bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL -> 1;
            case L -> 3 + value.l().stream().mapToLong(one -> 1 + bytes(one)).sum();
            case M -> 3 + value.m().size() + bytes(value.m());
            case SS -> value.ss().stream().mapToLong(ItemSize::utf8).sum();
            case NS -> value.ns().stream().mapToLong(ItemSize::number).sum();
            case BS ->
                value.bs().stream()
                        .mapToLong(one -> one.asByteArrayUnsafe().length)
                        .sum();
            case UNKNOWN_TO_SDK_VERSION -> 0;
        };
    }

    /** Two digits a byte and one for the exponent; a sign takes another. */
    private static long number(String number) {
        long digits = number.chars().filter(Character::isDigit).count();
        return Math.ceilDiv(digits, 2) + 1 + (number.startsWith("-") ? 1 : 0);
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
