package io.tiebreak.functions.signals;

import static io.tiebreak.functions.signals.SignalsApi.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.store.StoreException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers who read, set and remove a shared value are answered. */
class ValuesTest {
    private final SignalsApi api = new SignalsApi();

    @Test
    void aNewValueIsMade() {
        Reply reply = api.put("/a/b", "{'value':{'x':[1,null]}}").is(201);
        assertThat(reply.text()).isEqualTo("""
                {"address":"/a/b","value":{"x":[1,null]},"revision":1,"timestamp":1795248000000,"writer":"ann",\
                "applied":true,"conflict":false}""");
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(reply.header("Tiebreak-Attempts")).isEqualTo("1");
    }

    @Test
    void itIsReadAndKnownByItsTag() {
        api.put("/a/b", "{'value':null}").is(201);
        Reply reply = api.get("/a/b").is(200);
        assertThat(reply.text()).isEqualTo("""
                {"address":"/a/b","value":null,"revision":1,"timestamp":1795248000000,"writer":"ann"}""");
        assertThat(api.read(to("GET", "/a/b").header("If-None-Match", reply.header("ETag")))
                        .is(304)
                        .text())
                .isEmpty();
        api.get("/a/c").isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void theWriterIsOneWindowOfTheActor() {
        assertThat(api.putBy("window-1", "/a", "{'value':1}").get("/writer")).isEqualTo("ann/window-1");
        api.putBy("window 1", "/a", "{'value':1}").refuses("Client-Id");
    }

    @Test
    void anotherRevisionIsAConflictThatSaysWhatIsThere() {
        api.put("/a", "{'value':1}");
        api.world.passMillis(1);
        api.putBy("two", "/a", "{'value':2}");
        Reply reply = api.put("/a", "{'value':3,'revision':1}").isProblem(ProblemType.CONFLICT);
        assertThat(reply.get("/detail")).isEqualTo("Expected revision 1, but revision 2 is the newest.");
        assertThat(reply.get("/statusCode")).isEqualTo("409");
        assertThat(reply.get("/error")).isEqualTo("Conflict");
        assertThat(reply.get("/message")).isEqualTo("Version conflict. Please refresh and try again.");
        assertThat(reply.get("/expectedRevision")).isEqualTo("1");
        assertThat(reply.get("/currentRevision")).isEqualTo("2");
        assertThat(reply.get("/current/value")).isEqualTo("2");
        assertThat(reply.get("/rival/actor")).isEqualTo("ann/two");
        assertThat(reply.get("/rival/version")).isEqualTo("2");
        assertThat(reply.get("/rival/at")).isEqualTo("2026-11-21T08:00:00.001Z");
        assertThat(reply.get("/rival/commandId")).isNotEmpty();
        assertThat(reply.get("/conflictId")).isNotEmpty();
        assertThat(reply.get("/retryable")).isEqualTo("true");
    }

    @Test
    void aRevisionOfAnAbsentValueIsAConflictWithNothing() {
        Reply reply = api.put("/a", "{'value':3,'revision':1}").isProblem(ProblemType.CONFLICT);
        assertThat(reply.get("/currentRevision")).isEqualTo("0");
        assertThat(reply.body().has("current")).isFalse();
        assertThat(reply.body().has("rival")).isFalse();
        api.put("/a", "{'value':3,'revision':0}").is(201);
    }

    @Test
    void anOlderTimestampLosesAndIsToldSo() {
        api.put("/a", "{'value':'new'}");
        Reply reply = api.put("/a", "{'value':'old','timestamp':1795247999999}").is(200);
        assertThat(reply.get("/applied")).isEqualTo("false");
        assertThat(reply.get("/value")).isEqualTo("new");
        assertThat(reply.get("/revision")).isEqualTo("1");
    }

    @Test
    void aDeletionCountsOn() {
        api.put("/a", "{'value':1}");
        api.world.passMillis(1);
        assertThat(api.delete("/a").is(200).text()).isEqualTo("""
                {"address":"/a","revision":2,"timestamp":1795248000001,"writer":"ann","deleted":true,"applied":true}""");
        api.get("/a").is(404);
        api.delete("/a").isProblem(ProblemType.NOT_FOUND);
        assertThat(api.put("/a", "{'value':2}").is(201).get("/revision")).isEqualTo("3");
        api.write(to("DELETE", "/a").query("revision", "2")).isProblem(ProblemType.CONFLICT);
        api.write(to("DELETE", "/a").query("revision", "3")).is(200);
    }

    @Test
    void somebodyElsesUnseenValueIsToldOf() {
        api.putBy("one", "/a", "{'value':1}");
        assertThat(api.putBy("two", "/a", "{'value':2}").get("/conflict")).isEqualTo("true");
        assertThat(api.putBy("two", "/a", "{'value':3}").get("/conflict")).isEqualTo("false");
        assertThat(api.putBy("one", "/a", "{'value':4,'base':3}").get("/conflict"))
                .isEqualTo("false");
        assertThat(api.putBy("two", "/a", "{'value':5,'base':3}").get("/conflict"))
                .isEqualTo("true");
        api.world.passMillis(6_000);
        assertThat(api.putBy("one", "/a", "{'value':6}").get("/conflict")).isEqualTo("false");
    }

    @Test
    void aRepeatUnderItsKeyIsAnsweredTheSame() {
        Reply first = api.write(to("PUT", "/a").key("k").json("{'value':1,'revision':0}"))
                .is(201);
        api.world.passMillis(1);
        api.put("/a", "{'value':2}");
        Reply again = api.write(to("PUT", "/a").key("k").json("{'value':1,'revision':0}"))
                .is(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(api.get("/a").get("/value")).isEqualTo("2");
        api.write(to("PUT", "/a").key("k").json("{'value':1}")).isProblem(ProblemType.KEY_REUSED);
    }

    @Test
    void valuesHaveUpTo64Kilobytes() {
        String most = "x".repeat(64 * 1024 - 2);
        api.put("/a", "{'value':'" + most + "'}").is(201);
        api.put("/a", "{'value':'" + most + "x'}").isProblem(ProblemType.TOO_LARGE);
        api.put("/a", "{'value':'" + "x".repeat(256 * 1024) + "'}").isProblem(ProblemType.TOO_LARGE);
        assertThat(api.get("/a").get("/revision")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                           | /value
            {'lock':false}                               | /value
            {'value':1,'revision':-1}                    | /revision
            {'value':1,'revision':1.5}                   | /revision
            {'value':1,'revision':'1'}                   | /revision
            {'value':1,'revision':null}                  | /revision
            {'value':1,'timestamp':1795248005001}        | /timestamp
            {'value':1,'timestamp':'now'}                | /timestamp
            {'value':1,'base':-1}                        | /base
            {'lock':true,'base':1}                       | /base
            {'lock':true,'timestamp':1}                  | /timestamp
            {'value':1,'lock':1}                         | /lock
            {'value':1,'lock':true,'unlock':true}        | /unlock
            {'lock':true,'lockTtlSeconds':0}             | /lockTtlSeconds
            {'lock':true,'lockTtlSeconds':301}           | /lockTtlSeconds
            {'value':1,'lockTtlSeconds':30}              | /lockTtlSeconds
            {'value':1,'fence':-1}                       | /fence
            {'value':1,'ttl':1}                          | /ttl
            {'value':1,'value':2}                        | /value
            {'value':1} x                                | body
            [1]                                          | body
            """)
    void whatIsNotValidIsRefusedByItsField(String body, String field) {
        api.put("/a", body).refuses(field);
        api.get("/a").is(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a/", "//a", "/a b", "/a/../b", "/ä", "/*", "/a/**"})
    void whatIsNoAddressIsRefused(String address) {
        api.put(address, "{'value':1}").refuses("address");
        api.get(address).refuses("address");
        api.delete(address).refuses("address");
    }

    @Test
    void headersOfItemsHaveNoMeaningHere() {
        api.write(to("PUT", "/a").header("If-Match", "\"1\"").json("{'value':1}"))
                .refuses("If-Match");
    }

    @ParameterizedTest
    @CsvSource({
        "signals:write:/a/**, PUT, 201",
        "signals:write:/*/b, PUT, 201",
        "signals:write:/**, PUT, 201",
        "signals:write:/a, PUT, 403",
        "signals:write:/b/**, PUT, 403",
        "signals:write:a, PUT, 403",
        "signals:read:/**, PUT, 403",
        "admin, PUT, 403",
        "signals:write:/**, GET, 403",
        "signals:read:/a/*, GET, 404"
    })
    void aScopeReachesWhatItsPatternMeans(String scope, String method, int status) {
        var sent = to(method, "/a/b").claim("scope", scope);
        Reply reply = method.equals("GET") ? api.read(sent) : api.write(sent.json("{'value':1}"));
        reply.is(status);
    }

    @Test
    void tenantsAreApart() {
        api.put("/a", "{'value':1}");
        api.read(to("GET", "/a").claim("tenant", "other")).is(404);
        assertThat(api.write(to("PUT", "/a").claim("tenant", "other").json("{'value':2}"))
                        .get("/revision"))
                .isEqualTo("1");
        assertThat(api.get("/a").get("/value")).isEqualTo("1");
    }

    @Test
    void whoGotNoAnswerIsToldThatItMayHaveHappened() {
        api.world.registers.fail(() -> new StoreException.Unanswered(new IOException("gone")));
        Reply reply = api.put("/a", "{'value':'secret'}").isProblem(ProblemType.OUTCOME_UNKNOWN);
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        assertThat(api.world.logged).isNotEmpty().noneMatch(line -> line.contains("secret"));
    }
}
