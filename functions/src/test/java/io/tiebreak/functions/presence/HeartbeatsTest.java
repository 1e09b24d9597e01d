package io.tiebreak.functions.presence;

import static io.tiebreak.functions.presence.PresenceApi.heartbeat;
import static io.tiebreak.functions.presence.PresenceApi.sent;
import static io.tiebreak.functions.presence.PresenceApi.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.store.StoreException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers of {@code POST /v1/presence/heartbeats} are answered. */
class HeartbeatsTest {
    private static final String HEARTBEAT = "{'sessionId':'s-1','tabId':'t-1','path':'/pricing'}";
    private final PresenceApi api = new PresenceApi();

    @Test
    void aHeartbeatIsRecordedOnce() {
        Reply first = api.write(heartbeat(HEARTBEAT)).is(200);
        assertThat(first.text()).isEqualTo("{\"recorded\":true,\"lastSeen\":\"2026-11-21T08:00:00.000Z\"}");
        api.world.passMillis(9_999);
        assertThat(api.write(heartbeat(HEARTBEAT)).is(200).text())
                .isEqualTo("{\"recorded\":false,\"lastSeen\":\"2026-11-21T08:00:00.000Z\"}");
        api.world.passMillis(1);
        assertThat(api.write(heartbeat(HEARTBEAT)).is(200).text())
                .isEqualTo("{\"recorded\":true,\"lastSeen\":\"2026-11-21T08:00:10.000Z\"}");
    }

    @Test
    void anotherPathIsRecordedAtOnce() {
        api.beat("s-1", "/");
        api.world.passMillis(1);
        assertThat(api.beat("s-1", "/docs").get("/lastSeen")).isEqualTo("2026-11-21T08:00:00.001Z");
    }

    @Test
    void timeNeverGoesBack() {
        api.beat("s-1", "/");
        api.world.passMillis(-5_000);
        assertThat(api.beat("s-1", "/docs").is(200).text())
                .isEqualTo("{\"recorded\":true,\"lastSeen\":\"2026-11-21T08:00:00.000Z\"}");
    }

    @Test
    void itTellsWhatItTook() {
        Reply reply = api.write(heartbeat(HEARTBEAT));
        assertThat(reply.header("Tiebreak-Attempts")).isEqualTo("1");
        assertThat(reply.header("Tiebreak-Units")).startsWith("requests=1; ");
    }

    @Test
    void aRepeatUnderItsKeyIsAnsweredTheSame() {
        Reply first = api.write(heartbeat(HEARTBEAT).key("k"));
        api.world.passMillis(60_000);
        api.beat("s-1", "/elsewhere");
        Reply again = api.write(heartbeat(HEARTBEAT).key("k")).is(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        api.write(heartbeat(HEARTBEAT.replace("pricing", "docs")).key("k")).isProblem(ProblemType.KEY_REUSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'path':'/'}                              | /sessionId
            {'sessionId':'','path':'/'}               | /sessionId
            {'sessionId':7,'path':'/'}                | /sessionId
            {'sessionId':null,'path':'/'}             | /sessionId
            {'sessionId':'s'}                         | /path
            {'sessionId':'s','path':'pricing'}        | /path
            {'sessionId':'s','path':''}               | /path
            {'sessionId':'s','path':'/','tabId':''}   | /tabId
            {'sessionId':'s','path':'/','tabId':1}    | /tabId
            {'sessionId':'s','path':'/','at':1}       | /at
            {'sessionId':'s','sessionId':'t'}         | /sessionId
            {'sessionId':'s','path':'/'} x            | body
            []                                        | body
            """)
    void whatIsNotValidIsRefusedByItsField(String body, String field) {
        api.write(heartbeat(body)).refuses(field);
        assertThat(api.active().get("/active")).isEqualTo("0");
    }

    @Test
    void lengthsAreLimited() {
        String most = "x".repeat(64);
        api.beat(most, "/" + "p".repeat(511)).is(200);
        api.beat(most + "x", "/").refuses("/sessionId");
        api.beat("s", "/" + "p".repeat(512)).refuses("/path");
        api.beat("s", "/" + "é".repeat(511)).is(200);
        api.beat("s", "/" + "€".repeat(400)).refuses("/path");
        api.write(heartbeat("{'sessionId':'s','path':'/','tabId':'" + most + "x'}"))
                .refuses("/tabId");
    }

    @Test
    void itTakesTheScopePresence() {
        for (var request : Stream.of(heartbeat(HEARTBEAT), view("{'sessionId':'s','path':'/'}"))
                .toList()) {
            api.write(request.claim("scope", "items:read items:write")).isProblem(ProblemType.FORBIDDEN);
        }
        for (String path : new String[] {"/v1/presence/active", "/v1/presence/stats"}) {
            api.statistics(sent("GET", path).claim("scope", "items:read")).isProblem(ProblemType.FORBIDDEN);
        }
    }

    @Test
    void whoGotNoAnswerIsToldThatItMayHaveHappened() {
        api.world.sightings.fail(() -> new StoreException.Unanswered(new IOException("gone")));
        Reply reply = api.write(heartbeat(HEARTBEAT)).isProblem(ProblemType.OUTCOME_UNKNOWN);
        assertThat(reply.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void noSessionOrTabIsLogged() {
        api.world.sightings.fail(() -> new IllegalStateException("broken"));
        api.write(heartbeat("{'sessionId':'secret-session','tabId':'secret-tab','path':'/secret'}"))
                .isProblem(ProblemType.INTERNAL);
        assertThat(api.world.logged).isNotEmpty().noneMatch(line -> line.contains("secret"));
    }
}
