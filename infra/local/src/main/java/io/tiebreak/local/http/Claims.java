package io.tiebreak.local.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Claims as API Gateway hands them to a function: every value is a text. */
final class Claims {

    private Claims() {}

    static Map<String, String> render(Map<String, Object> claims) {
        Map<String, String> texts = new LinkedHashMap<>();
        claims.forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    /** A list becomes {@code [a b]} and an object {@code map[k:v]}, the way Go prints them. */
    private static String text(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(Claims::text).collect(Collectors.joining(" ", "[", "]"));
            case Map<?, ?> map ->
                new TreeMap<>(map)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + ":" + text(entry.getValue()))
                                .collect(Collectors.joining(" ", "map[", "]"));
            case null -> "<nil>";
            default -> value.toString();
        };
    }
}
