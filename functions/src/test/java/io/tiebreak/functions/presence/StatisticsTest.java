package io.tiebreak.functions.presence;

import static io.tiebreak.functions.presence.PresenceApi.toStats;
import static io.tiebreak.functions.presence.PresenceApi.toViews;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.functions.http.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsTest {
    private final PresenceApi api = new PresenceApi();

    private static List<String> paths(Reply stats) {
        return stats.body()
                .required("pages")
                .valueStream()
                .map(page -> page.required("path").asText())
                .toList();
    }

    @Test
    void ofASiteThatNobodyVisitedAllIsToldSinceNow() {
        assertThat(api.read(toStats()).is(200).text()).isEqualTo("""
                {"active":0,"totalViews":0,"uniqueVisitors":0,"pages":[],"since":"2026-11-21T08:00:00.000Z"}""");
    }

    @Test
    void viewsVisitorsAndSinceWhenAreTold() {
        api.view("s", "/");
        api.world.pass(Duration.ofMinutes(30));
        api.view("s", "/");
        api.view("s", "/docs");
        api.view("t", "/");
        api.view("t", "/");
        api.beat("s", "a", "/");
        api.beat("s", "b", "/docs");
        assertThat(api.settledStats(toStats()).text()).isEqualTo("""
                {"active":1,"totalViews":4,"uniqueVisitors":2,"pages":[\
                {"path":"/","views":3,"visitors":2},{"path":"/docs","views":1,"visitors":1}],\
                "since":"2026-11-21T08:00:00.000Z"}""");
    }

    @Test
    void tenantsAreApart() {
        api.view("s", "/");
        api.write(toViews("{'sessionId':'s','path':'/secret'}").claim("tenant", "other"));
        assertThat(paths(api.settledStats(toStats()))).containsExactly("/");
        Reply other = api.read(toStats().claim("tenant", "other"));
        assertThat(paths(other)).containsExactly("/secret");
        assertThat(other.body().required("uniqueVisitors").intValue()).isEqualTo(1);
    }

    @Test
    void cursorsLeadThroughAllPagesThoseViewedMostFirst() {
        IntStream.range(0, 57).forEach(i -> api.view("s", "/p%02d with spaces".formatted(i)));
        api.view("t", "/p41 with spaces");
        api.view("t", "/p07 with spaces");
        api.view("u", "/p41 with spaces");
        Reply page = api.settledStats(toStats());
        assertThat(page.body().required("pages")).hasSize(25);
        assertThat(paths(page))
                .startsWith("/p41 with spaces", "/p07 with spaces", "/p00 with spaces", "/p01 with spaces");
        for (String limit : List.of("1", "10", "57", "100")) {
            List<String> all = new ArrayList<>();
            JsonNode next = api.read(toStats().query("limit", limit)).is(200).body();
            while (true) {
                next.required("pages")
                        .forEach(one -> all.add(one.required("path").asText()));
                assertThat(next.required("totalViews").intValue()).isEqualTo(60);
                assertThat(all).as("no page twice").hasSizeLessThanOrEqualTo(57);
                if (!next.has("next")) {
                    break;
                }
                String cursor = next.required("next").asText();
                next = api.read(toStats().query("limit", limit).query("cursor", cursor))
                        .is(200)
                        .body();
            }
            assertThat(all).hasSize(57).doesNotHaveDuplicates().startsWith("/p41 with spaces", "/p07 with spaces");
        }
    }

    @Test
    void onlyAMissingNextIsTheEnd() {
        api.view("s", "/");
        api.view("s", "/docs");
        assertThat(api.settledStats(toStats().query("limit", "2")).body().has("next"))
                .isFalse();
        assertThat(api.read(toStats().query("limit", "1")).body().has("next")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "x", "", "1.5", "01"})
    void aLimitIsFromOneToAHundred(String limit) {
        api.read(toStats().query("limit", limit)).refuses("limit");
    }

    @Test
    void aDamagedOrForeignCursorIsRefused() {
        api.view("s", "/");
        api.view("s", "/docs");
        String cursor = api.settledStats(toStats().query("limit", "1")).get("/next");
        assertThat(cursor).isNotEmpty();
        for (String damaged : List.of("", "x", "!", cursor + "A", cursor + "=", cursor.substring(1))) {
            api.read(toStats().query("cursor", damaged)).refuses("cursor");
        }
        api.read(toStats().query("cursor", cursor).claim("tenant", "other")).refuses("cursor");
        assertThat(paths(api.read(toStats().query("cursor", cursor)).is(200))).containsExactly("/docs");
    }

    @Test
    void anAnswerIsRememberedForThreeSeconds() {
        api.read(toStats()).is(200);
        api.view("s", "/");
        api.world.project();
        api.world.passMillis(2_999);
        Reply remembered = api.read(toStats()).is(200);
        assertThat(remembered.body().required("totalViews").intValue()).isZero();
        assertThat(remembered.header("Tiebreak-Units")).as("no store was asked").isEmpty();
        api.world.passMillis(1);
        assertThat(api.read(toStats()).body().required("totalViews").intValue()).isEqualTo(1);
    }
}
