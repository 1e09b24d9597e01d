package io.tiebreak.local.http;

import io.tiebreak.local.template.Route;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a request, the most specific first and {@code $default} last. */
final class RouteTable {

    private final List<RoutePattern> patterns;
    private final Optional<Route> fallback;

    RouteTable(Collection<Route> routes) {
        this.patterns = routes.stream()
                .filter(route -> !route.path().equals(Route.DEFAULT))
                .map(RoutePattern::of)
                .sorted(RoutePattern.MOST_SPECIFIC_FIRST)
                .toList();
        this.fallback = routes.stream()
                .filter(route -> route.path().equals(Route.DEFAULT))
                .findFirst();
    }

    /** A route and the path parameters it found, decoded. */
    record Match(Route route, Map<String, String> parameters) {}

    /**
     * The route of a request; empty if none fits.
     *
     * @param path decoded: an encoded slash separates like any other
     */
    Optional<Match> find(String method, String path) {
        List<String> segments = Arrays.asList(path.split("/", -1));
        return patterns.stream()
                .filter(pattern -> pattern.route().method().equals("ANY")
                        || pattern.route().method().equals(method))
                .flatMap(pattern -> pattern.match(segments).map(found -> new Match(pattern.route(), found)).stream())
                .findFirst()
                .or(() -> fallback.map(route -> new Match(route, Map.of())));
    }
}
