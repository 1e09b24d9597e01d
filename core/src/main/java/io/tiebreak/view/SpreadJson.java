package io.tiebreak.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A spread as JSON; the same spread is always the same text. */
final class SpreadJson {
    private static final String ENTRIES = "entries";
    private static final String SUMS = "sums";

    private SpreadJson() {}

    static ObjectNode of(Spread spread) {
        ObjectNode json = Json.object();
        spread.entries()
                .forEach((beside, content) -> section(json, ENTRIES, beside).set(beside.id(), content));
        spread.sums().forEach((beside, amounts) -> {
            ObjectNode row = section(json, SUMS, beside).putObject(beside.id());
            amounts.forEach(row::put);
        });
        return json;
    }

    private static ObjectNode section(ObjectNode json, String what, Beside beside) {
        return json.withObjectProperty(what).withObjectProperty(beside.section());
    }

    static Spread read(JsonNode json) {
        SortedMap<Beside, ObjectNode> entries = new TreeMap<>();
        each(json.path(ENTRIES), (beside, content) -> entries.put(beside, (ObjectNode) content));
        SortedMap<Beside, SortedMap<String, Long>> sums = new TreeMap<>();
        each(json.path(SUMS), (beside, amounts) -> sums.put(beside, amounts(amounts)));
        return new Spread(entries, sums);
    }

    private interface Row {
        void read(Beside beside, JsonNode content);
    }

    private static void each(JsonNode sections, Row row) {
        for (Map.Entry<String, JsonNode> section : sections.properties()) {
            section.getValue()
                    .properties()
                    .forEach(one -> row.read(new Beside(section.getKey(), one.getKey()), one.getValue()));
        }
    }

    private static SortedMap<String, Long> amounts(JsonNode json) {
        SortedMap<String, Long> amounts = new TreeMap<>();
        json.properties()
                .forEach(
                        amount -> amounts.put(amount.getKey(), amount.getValue().longValue()));
        return amounts;
    }
}
