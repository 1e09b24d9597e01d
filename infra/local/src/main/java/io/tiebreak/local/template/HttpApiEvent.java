package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A function's event of type {@code HttpApi}. */
final class HttpApiEvent {

    private static final Set<String> METHODS =
            Set.of("ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private HttpApiEvent() {}

    static Route read(String event, Section properties) {
        properties.withoutEffect("RouteSettings");
        if (properties
                .text("PayloadFormatVersion")
                .filter(v -> !v.equals("2.0"))
                .isPresent()) {
            throw properties.problem("PayloadFormatVersion", "is not 2.0, the only one the local run speaks");
        }
        String method = properties.required("Method").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw properties.problem("Method", "is '" + method + "', which is none of HTTP's");
        }
        String path = properties.required("Path");
        if (!path.equals(Route.DEFAULT) && !path.startsWith("/")) {
            throw properties.problem("Path", "must start with / or be " + Route.DEFAULT);
        }
        return new Route(event, properties.required("ApiId"), method, path, guard(properties), properties.place());
    }

    private static Route.Guard guard(Section properties) {
        Optional<Section> auth = properties.section("Auth");
        Optional<String> named = auth.flatMap(section -> section.text("Authorizer"));
        auth.ifPresent(Section::finish);
        return named.<Route.Guard>map(
                        name -> name.equals("NONE") ? new Route.Guard.Nobody() : new Route.Guard.Named(name))
                .orElseGet(Route.Guard.Standard::new);
    }
}
