package io.tiebreak.importer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Two columns of text, the right one aligned right. */
final class Table {

    private final Map<String, String> rows = new LinkedHashMap<>();

    Table row(String name, long value) {
        return row(name, Long.toString(value));
    }

    Table row(String name, String value) {
        rows.put(name, value);
        return this;
    }

    @Override
    public String toString() {
        String format = "%-" + longest(rows.keySet()) + "s  %" + longest(rows.values()) + "s";
        return rows.entrySet().stream()
                .map(row -> format.formatted(row.getKey(), row.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static int longest(Iterable<String> texts) {
        int longest = 1;
        for (String text : texts) {
            longest = Math.max(longest, text.length());
        }
        return longest;
    }
}
