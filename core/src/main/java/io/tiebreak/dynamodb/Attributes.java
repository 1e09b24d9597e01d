package io.tiebreak.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Texts, numbers and times as attributes. */
public final class Attributes {
    private Attributes() {}

    public static AttributeValue string(String value) {
        return AttributeValue.fromS(value);
    }

    public static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    public static AttributeValue time(Instant time) {
        return number(time.toEpochMilli());
    }

    public static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    public static Optional<String> text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    public static OptionalLong number(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value.n()));
    }

    public static Instant time(Map<String, AttributeValue> item, String name) {
        return Instant.ofEpochMilli(Long.parseLong(required(item, name).n()));
    }

    public static Instant seconds(Map<String, AttributeValue> item, String name) {
        return Instant.ofEpochSecond(Long.parseLong(required(item, name).n()));
    }
}
