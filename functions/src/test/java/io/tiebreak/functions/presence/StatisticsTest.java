package io.tiebreak.functions.presence;

import static io.tiebreak.functions.presence.PresenceApi.sent;
import static io.tiebreak.functions.presence.PresenceApi.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers of page views, of who is there and of the statistics are answered. */
class StatisticsTest {
    private final PresenceApi api = new PresenceApi();

    private Reply later() {
        api.world.project();
        api.world.passMillis(PresenceReads.LEASE.toMillis());
        return api.statistics().is(200);
    }

    @Test
    void aViewCountsOnceInHalfAnHourSinceTheLastOneThatCounted() {
        assertThat(api.viewed("s", "/").is(200).text()).isEqualTo("{\"counted\":true}");
        api.world.pass(Duration.ofMinutes(29));
        assertThat(api.viewed("s", "/").is(200).text()).isEqualTo("{\"counted\":false}");
        api.world.pass(Duration.ofMinutes(1));
        assertThat(api.viewed("s", "/").text()).isEqualTo("{\"counted\":true}");
        assertThat(api.viewed("s", "/docs").text()).isEqualTo("{\"counted\":true}");
        assertThat(api.viewed("t", "/").text()).isEqualTo("{\"counted\":true}");
    }

    @Test
    void aRepeatUnderItsKeyIsAnsweredTheSame() {
        Sent request = view("{'sessionId':'s','path':'/'}").key("k");
        api.write(request).is(200);
        Reply again = api.write(request).is(200);
        assertThat(again.text()).isEqualTo("{\"counted\":true}");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        api.write(view("{'sessionId':'s','path':'/docs'}").key("k")).isProblem(ProblemType.KEY_REUSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'path':'/'}                              | /sessionId
            {'sessionId':'s'}                         | /path
            {'sessionId':'s','path':'x'}              | /path
            {'sessionId':'s','path':'/','tabId':'t'}  | /tabId
            """)
    void whatIsNotValidIsRefusedByItsField(String body, String field) {
        api.write(view(body)).refuses(field);
        assertThat(api.world.ledger.written()).isEmpty();
    }

    @Test
    void noSessionLiesInTheLedger() {
        api.viewed("secret-session", "/");
        assertThat(api.world.ledger.written())
                .isNotEmpty()
                .extracting(VersionedCommand::toString)
                .noneMatch(stored -> stored.contains("secret"));
    }

    @Test
    void whereNobodyWasNothingIsCounted() {
        assertThat(api.active().is(200).text()).isEqualTo("{\"active\":0,\"paths\":[]}");
        assertThat(api.statistics().is(200).text()).isEqualTo("""
                {"active":0,"totalViews":0,"uniqueVisitors":0,"pages":[],"since":"2026-11-21T08:00:00.000Z"}""");
    }

    @Test
    void whoIsThereIsToldByPageMostSessionsFirst() {
        api.beat("s", "/b");
        api.beat("t", "/a");
        api.beat("u", "/b");
        assertThat(api.active().is(200).text()).isEqualTo("""
                {"active":3,"paths":[{"path":"/b","sessions":2},{"path":"/a","sessions":1}]}""");
        api.world.pass(Duration.ofMinutes(2));
        assertThat(api.active().get("/active")).isEqualTo("0");
    }

    @Test
    void aHundredPathsAreToldOfAtMost() {
        for (int i = 0; i < 101; i++) {
            api.beat("s-" + i, "/" + i);
        }
        JsonNode active = api.active().body();
        assertThat(active.path("active").intValue()).isEqualTo(101);
        assertThat(active.path("paths").size()).isEqualTo(100);
    }

    @Test
    void answersAreUpToThreeSecondsOld() {
        api.active();
        int reads = api.world.sightings.reads();
        api.beat("s", "/");
        api.world.passMillis(2_999);
        assertThat(api.active().get("/active")).isEqualTo("0");
        assertThat(api.world.sightings.reads()).isEqualTo(reads);
        api.world.passMillis(1);
        assertThat(api.active().get("/active")).isEqualTo("1");
    }

    @Test
    void statisticsCountViewsVisitorsAndPages() {
        api.viewed("s", "/b");
        api.viewed("t", "/b");
        api.viewed("s", "/a");
        api.beat("s", "/a");
        assertThat(later().text()).isEqualTo("""
                {"active":1,"totalViews":3,"uniqueVisitors":2,"pages":[{"path":"/b","views":2,"visitors":2},\
                {"path":"/a","views":1,"visitors":1}],"since":"2026-11-21T08:00:00.000Z"}""");
    }

    @Test
    void theyArePagedToTheEnd() {
        for (int i = 0; i < 7; i++) {
            api.viewed("s", "/" + i);
        }
        later();
        List<String> paths = new ArrayList<>();
        Reply page = api.statistics(sent("GET", "/v1/presence/stats").query("limit", "3"));
        while (true) {
            page.is(200)
                    .body()
                    .path("pages")
                    .forEach(one -> paths.add(one.path("path").textValue()));
            if (!page.body().has("next")) {
                break;
            }
            page = api.statistics(
                    sent("GET", "/v1/presence/stats").query("limit", "3").query("cursor", page.get("/next")));
        }
        assertThat(paths).containsExactly("/0", "/1", "/2", "/3", "/4", "/5", "/6");
    }

    @ParameterizedTest
    @CsvSource({"limit,0", "limit,101", "limit,x", "cursor,x", "page,1"})
    void badParametersAreRefusedByName(String name, String value) {
        api.statistics(sent("GET", "/v1/presence/stats").query(name, value)).refuses(name);
    }

    @Test
    void aCursorOfAnotherTenantIsNone() {
        api.viewed("s", "/a");
        api.viewed("s", "/b");
        later();
        String next = api.statistics(sent("GET", "/v1/presence/stats").query("limit", "1"))
                .get("/next");
        assertThat(next).isNotEmpty();
        api.statistics(sent("GET", "/v1/presence/stats")
                        .claim("tenant", "other")
                        .query("cursor", next))
                .refuses("cursor");
    }

    @Test
    void tenantsAreApart() {
        api.viewed("s", "/");
        api.beat("s", "/");
        later();
        Reply other = api.statistics(sent("GET", "/v1/presence/stats").claim("tenant", "other"));
        assertThat(other.get("/totalViews")).isEqualTo("0");
        assertThat(other.get("/active")).isEqualTo("0");
    }
}
