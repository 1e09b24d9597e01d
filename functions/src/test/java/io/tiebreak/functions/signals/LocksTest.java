package io.tiebreak.functions.signals;

import static io.tiebreak.functions.signals.SignalsApi.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What callers who lock, meet a lock, and unlock are answered. */
class LocksTest {
    private final SignalsApi api = new SignalsApi();

    @Test
    void lockingNothingMakesANull() {
        Reply reply = api.putBy("one", "/a", "{'lock':true}").is(201);
        assertThat(reply.text()).isEqualTo("""
                {"address":"/a","value":null,"revision":1,"timestamp":1795248000000,"writer":"ann/one","applied":true,\
                "conflict":false,"lock":{"holder":"ann/one","expiresAt":"2026-11-21T08:00:30.000Z","fence":1}}""");
    }

    @Test
    void othersAreLockedOutOfEverything() {
        api.putBy("one", "/a", "{'value':1,'lock':true,'lockTtlSeconds':60}");
        for (String body : new String[] {
            "{'value':2}",
            "{'value':2,'revision':1}",
            "{'value':2,'revision':7}",
            "{'lock':true}",
            "{'unlock':true}",
            "{'value':2,'unlock':true}"
        }) {
            Reply reply = api.putBy("two", "/a", body).isProblem(ProblemType.LOCKED);
            assertThat(reply.get("/holder")).isEqualTo("ann/one");
            assertThat(reply.get("/expiresAt")).isEqualTo("2026-11-21T08:01:00.000Z");
            assertThat(reply.get("/fence")).isEqualTo("1");
            assertThat(reply.get("/conflictId")).isNotEmpty();
        }
        api.delete("/a").isProblem(ProblemType.LOCKED);
        assertThat(api.get("/a").text()).isEqualTo("""
                {"address":"/a","value":1,"revision":1,"timestamp":1795248000000,"writer":"ann/one",\
                "lock":{"holder":"ann/one","expiresAt":"2026-11-21T08:01:00.000Z","fence":1}}""");
    }

    @Test
    void theHoldersWritesMakeItLastAndHisLastOneReleasesIt() {
        api.putBy("one", "/a", "{'lock':true,'lockTtlSeconds':10}");
        api.world.pass(Duration.ofSeconds(9));
        assertThat(api.putBy("one", "/a", "{'value':1}").get("/lock/expiresAt")).isEqualTo("2026-11-21T08:00:19.000Z");
        assertThat(api.putBy("one", "/a", "{'value':2,'unlock':true}")
                        .is(200)
                        .body()
                        .has("lock"))
                .isFalse();
        assertThat(api.putBy("two", "/a", "{'value':3}").is(200).get("/value")).isEqualTo("3");
    }

    @Test
    void afterItsEndSomebodyElseTakesItAndTheLateHolderIsRefused() {
        api.putBy("one", "/a", "{'lock':true}");
        api.world.pass(Duration.ofSeconds(30));
        assertThat(api.get("/a").body().has("lock")).isFalse();
        assertThat(api.putBy("two", "/a", "{'lock':true}").is(200).get("/lock/fence"))
                .isEqualTo("2");
        assertThat(api.putBy("one", "/a", "{'value':1,'fence':1}")
                        .isProblem(ProblemType.LOCKED)
                        .get("/fence"))
                .isEqualTo("2");
        api.putBy("two", "/a", "{'unlock':true}").is(200);
        Reply late = api.putBy("one", "/a", "{'value':1,'fence':1}").isProblem(ProblemType.LOCKED);
        assertThat(late.body().has("holder")).isFalse();
        api.write(to("DELETE", "/a").query("fence", "1")).isProblem(ProblemType.LOCKED);
    }

    @Test
    void whoLocksAgainKeepsHisFence() {
        api.putBy("one", "/a", "{'lock':true}");
        assertThat(api.putBy("one", "/a", "{'lock':true,'lockTtlSeconds':60}").get("/lock/fence"))
                .isEqualTo("1");
        assertThat(api.get("/a").get("/lock/expiresAt")).isEqualTo("2026-11-21T08:01:00.000Z");
    }

    @Test
    void unlockingWhatIsNotLockedChangesNothing() {
        api.put("/a", "{'unlock':true}").isProblem(ProblemType.NOT_FOUND);
        api.put("/a", "{'value':1}");
        Reply reply = api.put("/a", "{'unlock':true}").is(200);
        assertThat(reply.get("/applied")).isEqualTo("false");
        assertThat(reply.get("/revision")).isEqualTo("1");
    }
}
