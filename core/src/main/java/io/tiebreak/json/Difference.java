package io.tiebreak.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where two JSON values differ. */
public final class Difference {
    private Difference() {}

    /**
     * JSON pointers (RFC 6901) to the outermost places that differ, those of {@code left} first. Objects are compared
     * field by field, anything else (arrays too) as a whole, numbers by value; empty if the two are the same.
     */
    public static List<String> between(JsonNode left, JsonNode right) {
        List<String> pointers = new ArrayList<>();
        collect("", left, right, pointers);
        return List.copyOf(pointers);
    }

    private static void collect(String at, JsonNode left, JsonNode right, List<String> pointers) {
        if (left instanceof ObjectNode one && right instanceof ObjectNode other) {
            for (String name : names(one, other)) {
                collect(at + "/" + escaped(name), one.path(name), other.path(name), pointers);
            }
        } else if (!Json.same(left, right)) {
            pointers.add(at);
        }
    }

    private static Set<String> names(ObjectNode one, ObjectNode other) {
        Set<String> names = new LinkedHashSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
