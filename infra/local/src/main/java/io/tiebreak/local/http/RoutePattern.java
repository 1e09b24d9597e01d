package io.tiebreak.local.http;

import io.tiebreak.local.template.Route;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A route's path, cut at its slashes. */
record RoutePattern(Route route, List<String> segments) {

    /** A literal before a parameter before a greedy one, from the left; then a method before {@code ANY}. */
    static final Comparator<RoutePattern> MOST_SPECIFIC_FIRST = Comparator.comparing(RoutePattern::openness)
            .thenComparing(pattern -> pattern.route.method().equals("ANY"));

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}+]+)(\\+?)}");

    static RoutePattern of(Route route) {
        return new RoutePattern(route, Arrays.asList(route.path().split("/", -1)));
    }

    /** The path's parameters if it matches, else empty. */
    Optional<Map<String, String>> match(List<String> path) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            Matcher parameter = PARAMETER.matcher(segments.get(i));
            if (i >= path.size()) {
                return Optional.empty();
            }
            if (!parameter.matches()) {
                if (!segments.get(i).equals(path.get(i))) {
                    return Optional.empty();
                }
            } else if (!parameter.group(2).isEmpty()) {
                String rest = String.join("/", path.subList(i, path.size()));
                parameters.put(parameter.group(1), rest);
                return rest.isEmpty() ? Optional.empty() : Optional.of(parameters);
            } else if (path.get(i).isEmpty()) {
                return Optional.empty();
            } else {
                parameters.put(parameter.group(1), path.get(i));
            }
        }
        return segments.size() == path.size() ? Optional.of(parameters) : Optional.empty();
    }

    private String openness() {
        StringBuilder openness = new StringBuilder();
        for (String segment : segments) {
            Matcher parameter = PARAMETER.matcher(segment);
            openness.append(!parameter.matches() ? 'a' : parameter.group(2).isEmpty() ? 'b' : 'c');
        }
        return openness.toString();
    }
}
