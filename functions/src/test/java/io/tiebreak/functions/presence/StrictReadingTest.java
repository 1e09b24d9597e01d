package io.tiebreak.functions.presence;

import static io.tiebreak.functions.presence.PresenceApi.toActive;
import static io.tiebreak.functions.presence.PresenceApi.toHeartbeats;
import static io.tiebreak.functions.presence.PresenceApi.toStats;
import static io.tiebreak.functions.presence.PresenceApi.toViews;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictReadingTest {
    private final PresenceApi api = new PresenceApi();

    /** Nothing ever happens on a 4xx. */
    @AfterEach
    void nothingHappened() {
        assertThat(api.world.ledger.written()).isEmpty();
        assertThat(api.read(toActive()).is(200).text()).isEqualTo("{\"active\":0,\"paths\":[]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'path':'/'}                         | /sessionId
            {'sessionId':'','path':'/'}          | /sessionId
            {'sessionId':null,'path':'/'}        | /sessionId
            {'sessionId':7,'path':'/'}           | /sessionId
            {'sessionId':['s'],'path':'/'}       | /sessionId
            {'sessionId':'s'}                    | /path
            {'sessionId':'s','path':''}          | /path
            {'sessionId':'s','path':null}        | /path
            {'sessionId':'s','path':true}        | /path
            {'sessionId':'s','path':'docs'}      | /path
            {'sessionId':'s','path':' /'}        | /path
            {'sessionId':'s','path':'/','x':1}   | /x
            """)
    void aBadFieldIsRefusedByItsName(String body, String field) {
        api.write(toHeartbeats(body)).refuses(field);
        api.write(toViews(body)).refuses(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "null", "7", "{}"})
    void aTabIsNamedByAText(String tab) {
        api.write(toHeartbeats("{'sessionId':'s','path':'/','tabId':" + tab + "}"))
                .refuses("/tabId");
    }

    @Test
    void aViewHasNoTab() {
        api.write(toViews("{'sessionId':'s','path':'/','tabId':'a'}")).refuses("/tabId");
    }

    @Test
    void whatIsTooLongIsRefusedByItsName() {
        String long65 = "x".repeat(65);
        api.beat(long65, "a", "/").refuses("/sessionId");
        api.view(long65, "/").refuses("/sessionId");
        api.beat("s", long65, "/").refuses("/tabId");
        for (String path : List.of("/" + "p".repeat(512), "/" + "💡".repeat(300))) {
            api.beat("s", "a", path).refuses("/path");
            api.view("s", path).refuses("/path");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "'s'",
                "{'sessionId':'s','path':'/'",
                "{'sessionId':'s','path':'/'} x",
                "{'sessionId':'s','path':'/'}{}",
                "{'sessionId':'s','sessionId':'t','path':'/'}",
                "{'sessionId':'s','path':'/','path':'/docs'}"
            })
    void whatIsNoJsonObjectIsRefused(String body) {
        api.write(toHeartbeats(body)).isProblem(ProblemType.INVALID_REQUEST);
        api.write(toViews(body)).isProblem(ProblemType.INVALID_REQUEST);
    }

    @Test
    void halfACharacterIsRefused() {
        for (String field : List.of("'sessionId':'\\ud800','path':'/'", "'sessionId':'s','path':'/\\ud800'")) {
            api.write(toHeartbeats("{" + field + "}")).isProblem(ProblemType.INVALID_REQUEST);
            api.write(toViews("{" + field + "}")).isProblem(ProblemType.INVALID_REQUEST);
        }
    }

    @Test
    void thereAreNoOtherParameters() {
        String body = "{'sessionId':'s','path':'/'}";
        api.write(toHeartbeats(body).query("tenant", "other")).refuses("tenant");
        api.write(toViews(body).query("tenant", "other")).refuses("tenant");
        api.read(toActive().query("limit", "5")).refuses("limit");
        api.read(toStats().query("path", "/")).refuses("path");
    }

    @Test
    void presenceNeedsItsScope() {
        String body = "{'sessionId':'s','path':'/'}";
        for (Sent sent : List.of(toHeartbeats(body), toViews(body))) {
            isForbidden(api.write(sent.claim("scope", "items:read items:write admin")));
        }
        for (Sent sent : List.of(toActive(), toStats())) {
            isForbidden(api.read(sent.claim("scope", "items:read items:write admin")));
        }
    }

    private static void isForbidden(Reply reply) {
        assertThat(reply.isProblem(ProblemType.FORBIDDEN).get("/detail")).contains("presence");
    }

    @Test
    void whatIsJustShortEnoughIsTaken() {
        var other = new PresenceApi();
        String id = "ü".repeat(64);
        String path = "/" + "p".repeat(511);
        other.beat(id, id, path).is(200);
        other.view(id, path).is(200);
        assertThat(other.read(toActive()).get("/paths/0/path")).isEqualTo(path);
        other.view(id, "/" + "é".repeat(511)).is(200);
    }
}
