package io.tiebreak.functions.presence;

import static io.tiebreak.functions.presence.PresenceApi.toHeartbeats;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
    private static final String NOW = "{\"recorded\":true,\"lastSeen\":\"2026-11-21T08:00:00.000Z\"}";

    private final PresenceApi api = new PresenceApi();

    private static Sent keyed(String path) {
        return toHeartbeats("{'sessionId':'s','path':'" + path + "'}").key("k-1");
    }

    @Test
    void aHeartbeatIsAnsweredWithWhenItsTabWasSeen() {
        Reply reply = api.beat("s", "a", "/").is(200);
        assertThat(reply.text()).isEqualTo(NOW);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void theSamePageIsRecordedOnceInTenSeconds() {
        api.beat("s", "a", "/");
        api.world.passMillis(9_999);
        assertThat(api.beat("s", "a", "/").is(200).text())
                .isEqualTo("{\"recorded\":false,\"lastSeen\":\"2026-11-21T08:00:00.000Z\"}");
        api.world.passMillis(1);
        assertThat(api.beat("s", "a", "/").is(200).text())
                .isEqualTo("{\"recorded\":true,\"lastSeen\":\"2026-11-21T08:00:10.000Z\"}");
    }

    @Test
    void anotherPageAnotherTabAndAnotherSessionAreRecordedAtOnce() {
        api.beat("s", "a", "/");
        assertThat(api.beat("s", "a", "/docs").text()).isEqualTo(NOW);
        assertThat(api.beat("s", "b", "/").text()).isEqualTo(NOW);
        assertThat(api.beat("t", "a", "/").text()).isEqualTo(NOW);
    }

    @Test
    void aTabWithoutANameIsATabOfItsOwn() {
        api.beat("s", "a", "/");
        Sent unnamed = toHeartbeats("{'sessionId':'s','path':'/'}");
        assertThat(api.write(unnamed).is(200).text()).isEqualTo(NOW);
        assertThat(api.write(unnamed).body().required("recorded").booleanValue())
                .isFalse();
    }

    @Test
    void timeNeverGoesBack() {
        api.beat("s", "a", "/");
        api.world.passMillis(-3_000);
        assertThat(api.beat("s", "a", "/docs").is(200).text()).isEqualTo(NOW);
    }

    @Test
    void tenantsAreApart() {
        api.beat("s", "a", "/");
        assertThat(api.write(toHeartbeats("{'sessionId':'s','tabId':'a','path':'/'}")
                                .claim("tenant", "other"))
                        .text())
                .isEqualTo(NOW);
    }

    @Test
    void aRepeatUnderAKeyGetsTheSameAnswerAndIsMarked() {
        Reply first = api.write(keyed("/")).is(200);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        api.world.passMillis(60_000);
        Reply second = api.write(keyed("/")).is(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void anotherHeartbeatUnderAKeyIsRefused() {
        api.write(keyed("/")).is(200);
        api.write(keyed("/docs")).isProblem(ProblemType.KEY_REUSED);
    }

    @Test
    void aKeyBelongsToItsTenantAndActor() {
        api.write(keyed("/")).is(200);
        assertThat(api.write(keyed("/docs").claim("sub", "bob")).is(200).header("Idempotency-Replayed"))
                .isEmpty();
        assertThat(api.write(keyed("/").claim("tenant", "other")).is(200).header("Idempotency-Replayed"))
                .isEmpty();
    }

    @Test
    void itTellsWhatItCost() {
        Reply recorded = api.beat("s", "a", "/");
        assertThat(recorded.header("Tiebreak-Attempts")).isEqualTo("1");
        assertThat(recorded.header("Tiebreak-Units")).startsWith("requests=1; ");
        assertThat(api.beat("s", "a", "/").header("Tiebreak-Units")).startsWith("requests=1; ");
    }
}
