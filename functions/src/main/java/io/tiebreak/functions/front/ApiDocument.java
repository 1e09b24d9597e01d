package io.tiebreak.functions.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The OpenAPI document this project is published with, which also knows all routes.
 *
 * @param json the whole of it
 */
record ApiDocument(JsonNode json) {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    static ApiDocument bundled() {
        try {
            return new ApiDocument(Json.parse(Bundle.text("openapi.json")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the bundled openapi.json is not JSON", e);
        }
    }

    /** The methods there are at a path, sorted; none if no route leads there. */
    Set<String> methodsAt(String path) {
        Set<String> methods = new TreeSet<>();
        for (var route : json.path("paths").properties()) {
            if (matches(route.getKey(), path)) {
                methods.addAll(methodsOf(route.getValue()));
            }
        }
        return methods;
    }

    private static Set<String> methodsOf(JsonNode route) {
        return route.properties().stream()
                .map(operation -> operation.getKey())
                .filter(METHODS::contains)
                .map(method -> method.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static boolean matches(String template, String path) {
        String pattern = Arrays.stream(template.split("/", -1))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining("/"));
        return path.matches(pattern);
    }
}
