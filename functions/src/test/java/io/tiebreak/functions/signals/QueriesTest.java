package io.tiebreak.functions.signals;

import static io.tiebreak.functions.signals.SignalsApi.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers of {@code GET /v1/signals} are answered. */
class QueriesTest {
    private final SignalsApi api = new SignalsApi();

    @BeforeEach
    void values() {
        api.put("/client/1/volume", "{'value':10}");
        api.put("/client/2/volume", "{'value':20.5}");
        api.put("/client/2/name", "{'value':'two'}");
        api.put("/client/3/volume", "{'value':'loud'}");
        api.put("/client/4/volume", "{'value':99}");
        api.delete("/client/4/volume");
        api.put("/master", "{'value':1}");
    }

    private static Sent of(String pattern) {
        return query().query("pattern", pattern);
    }

    private static List<String> addresses(Reply reply) {
        return reply.is(200)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("address").textValue())
                .toList();
    }

    @Test
    void aPatternFindsWhatItMeans() {
        Reply reply = api.read(of("/client/*/volume"));
        assertThat(addresses(reply)).containsExactly("/client/1/volume", "/client/2/volume", "/client/3/volume");
        assertThat(reply.body().at("/items/0").toString()).isEqualTo("""
                {"address":"/client/1/volume","value":10,"revision":1,"timestamp":1795248000000,"writer":"ann"}""");
        assertThat(reply.body().has("next")).isFalse();
        assertThat(addresses(api.read(of("/**")))).hasSize(5);
        assertThat(addresses(api.read(of("/master")))).containsExactly("/master");
        assertThat(addresses(api.read(of("/nobody/*")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"max,20.5", "min,10", "sum,30.5", "avg,15.25", "count,3"})
    void valuesAreReducedToOneFigure(String reduce, String figure) {
        Reply reply = api.read(of("/client/*/volume").query("reduce", reduce).query("limit", "1"));
        assertThat(reply.get("/reduced")).isEqualTo(figure);
        assertThat(addresses(reply)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"max,null", "min,null", "sum,0", "avg,null", "count,0"})
    void whereNoNumberIsThereIsNoneToShow(String reduce, String figure) {
        assertThat(api.read(of("/nobody/*").query("reduce", reduce)).is(200).text())
                .isEqualTo("{\"items\":[],\"reduced\":" + figure + "}");
    }

    @Test
    void pagesComeToTheEnd() {
        List<String> all = new ArrayList<>();
        Reply page = api.read(of("/**").query("limit", "2"));
        while (page.body().has("next")) {
            all.addAll(addresses(page));
            page = api.read(of("/**").query("limit", "2").query("cursor", page.get("/next")));
        }
        all.addAll(addresses(page));
        assertThat(all)
                .containsExactly(
                        "/client/1/volume", "/client/2/name", "/client/2/volume", "/client/3/volume", "/master");
    }

    @Test
    void aCursorIsOfOnePatternOfOneTenant() {
        String next = api.read(of("/**").query("limit", "1")).get("/next");
        api.read(of("/client/**").query("cursor", next)).refuses("cursor");
        api.read(of("/**").query("cursor", next).claim("tenant", "other")).refuses("cursor");
    }

    @Test
    void severalAreReadAtOneMoment() {
        Reply reply = api.read(query().query("addresses", "/master,/nobody,/client/4/volume,/client/1/volume"));
        assertThat(addresses(reply)).containsExactly("/master", "/client/1/volume");
    }

    @Test
    void aHundredAtMost() {
        String most = IntStream.range(0, 100).mapToObj(i -> "/a/" + i).collect(Collectors.joining(","));
        api.read(query().query("addresses", most)).is(200);
        api.read(query().query("addresses", most + ",/a/100")).refuses("addresses");
    }

    @ParameterizedTest
    @CsvSource({
        "/client/**, /client/*/volume, 200",
        "/client/*/volume, /client/*/volume, 200",
        "/client/1/**, /client/*/volume, 403",
        "/client/**, /**, 403"
    })
    void aScopeHasToReachAllThatIsAskedFor(String scope, String pattern, int status) {
        api.read(of(pattern).claim("scope", "signals:read:" + scope)).is(status);
    }

    @Test
    void aScopeHasToReachEachAddress() {
        api.read(query().query("addresses", "/client/1/volume,/master").claim("scope", "signals:read:/client/**"))
                .isProblem(ProblemType.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "pattern, a",
        "pattern, /**/**",
        "addresses, a",
        "reduce, median",
        "limit, 0",
        "limit, 101",
        "cursor, x",
        "prefix, /a"
    })
    void badParametersAreRefusedByName(String name, String value) {
        Sent sent = name.equals("pattern") || name.equals("addresses") ? query() : of("/**");
        api.read(sent.query(name, value)).refuses(name);
    }

    @Test
    void oneOfPatternAndAddressesIsAskedFor() {
        api.read(query()).refuses("pattern");
        api.read(of("/**").query("addresses", "/a")).refuses("pattern");
        api.read(query().query("addresses", "/a").query("reduce", "sum")).refuses("reduce");
    }

    @Test
    void tenantsAreApart() {
        assertThat(addresses(api.read(of("/**").claim("tenant", "other")))).isEmpty();
    }
}
