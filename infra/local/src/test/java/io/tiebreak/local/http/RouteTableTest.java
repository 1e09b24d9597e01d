package io.tiebreak.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.local.template.Route;
import io.tiebreak.local.yaml.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

    private final RouteTable table = table(
            "GET /items/{id}",
            "ANY /items/{id}",
            "GET /items/new",
            "GET /items/{id}/history",
            "GET /items/{proxy+}",
            "POST /{proxy+}",
            "GET /");

    @ParameterizedTest
    @CsvSource({
        "GET, /items/7, GET /items/{id}",
        "PUT, /items/7, ANY /items/{id}",
        "GET, /items/new, GET /items/new",
        "GET, /items/7/history, GET /items/{id}/history",
        "GET, /items/7/other, GET /items/{proxy+}",
        "POST, /anything/at/all, POST /{proxy+}",
        "GET, /, GET /",
        "GET, /items, none",
        "GET, /items/, none",
        "GET, /Items/new, none",
        "POST, /, none"
    })
    void theMostSpecificRouteAnswers(String method, String path, String expected) {
        assertThat(table.find(method, path).map(match -> match.route().key()).orElse("none"))
                .isEqualTo(expected);
    }

    @Test
    void parametersAreFoundWhereTheyStand() {
        RouteTable types = table("GET /v1/{type}/{id}", "GET /files/{path+}");
        assertThat(types.find("GET", "/v1/a b/@#").orElseThrow().parameters())
                .isEqualTo(Map.of("type", "a b", "id", "@#"));
        assertThat(types.find("GET", "/files/a/b/c").orElseThrow().parameters()).isEqualTo(Map.of("path", "a/b/c"));
    }

    @Test
    void theDefaultRouteTakesWhatIsLeft() {
        RouteTable withDefault = table("GET /a", "ANY $default");
        assertThat(withDefault.find("PUT", "/a").orElseThrow().route().key()).isEqualTo("$default");
        assertThat(withDefault.find("GET", "/a").orElseThrow().route().key()).isEqualTo("GET /a");
    }

    private static RouteTable table(String... keys) {
        return new RouteTable(List.of(keys).stream()
                .map(key -> key.split(" ", 2))
                .map(key -> new Route(
                        "event", "api", key[0], key[1], new Route.Guard.Nobody(), new Place("template.yaml", 1)))
                .toList());
    }
}
