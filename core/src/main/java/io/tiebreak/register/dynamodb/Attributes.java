package io.tiebreak.register.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Texts, numbers and times as attributes. */
final class Attributes {
    private Attributes() {}

    static AttributeValue string(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static AttributeValue time(Instant time) {
        return number(time.toEpochMilli());
    }

    static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    static Optional<String> text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    static OptionalLong number(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value.n()));
    }

    static Instant time(Map<String, AttributeValue> item, String name) {
        return Instant.ofEpochMilli(Long.parseLong(required(item, name).n()));
    }

    static Instant seconds(Map<String, AttributeValue> item, String name) {
        return Instant.ofEpochSecond(Long.parseLong(required(item, name).n()));
    }
}
