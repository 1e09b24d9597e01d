package io.tiebreak.functions.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameters after the question mark. */
public final class Query {
    /** The largest integer that every client, whatever its language, can hold exactly. */
    static final long MAX_INTEGER = 1L << 53;

    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,15}");
    private static final int DEFAULT_LIMIT = 25;
    private static final int MAX_LIMIT = 100;

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    static Query of(Map<String, String> values, Set<String> known) {
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.invalid(name, "There is no such query parameter here.")
                            .refusal();
                });
        return new Query(values);
    }

    /** A parameter as it is. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A parameter that is an integer from {@code least} on. */
    public Optional<Long> integer(String name, long least) {
        return integer(name, least, MAX_INTEGER);
    }

    /** A parameter that is {@code true} or {@code false}; false if it is not there. */
    public boolean flag(String name) {
        return switch (text(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.invalid(name, name + " is true or false.").refusal();
        };
    }

    /** How many items a page should have at most. */
    public int limit() {
        return integer("limit", 1, MAX_LIMIT).map(Long::intValue).orElse(DEFAULT_LIMIT);
    }

    private Optional<Long> integer(String name, long least, long most) {
        return text(name).map(text -> {
            long value = INTEGER.matcher(text).matches() ? Long.parseLong(text) : least - 1;
            if (value < least || value > most) {
                throw Problem.invalid(name, name + " is an integer from " + least + " to " + most + ".")
                        .refusal();
            }
            return value;
        });
    }
}
