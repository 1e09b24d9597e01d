package io.tiebreak.functions.signals;

import static io.tiebreak.functions.signals.SignalsApi.bundle;
import static io.tiebreak.functions.signals.SignalsApi.toBundle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers of bundles for later are answered. It is eight o'clock. */
class ScheduledBundlesTest {
    private static final String NINE =
            "{'id':'nine','at':'2026-11-21T09:00:00.000Z','operations':[{'set':['/a',1]},{'set':['/b',2],'revision':0}]}";
    private final SignalsApi api = new SignalsApi();

    private Reply nine() {
        return api.read(toBundle("GET", "nine"));
    }

    private void passAnHour() {
        api.world.pass(Duration.ofHours(1));
        api.minute();
        api.attend();
    }

    @Test
    void itIsScheduledAndThenDone() {
        Reply scheduled = api.write(bundle(NINE)).is(202);
        assertThat(scheduled.text()).isEqualTo("""
                {"bundleId":"nine","status":"scheduled","at":"2026-11-21T09:00:00.000Z"}""");
        assertThat(scheduled.header("Location")).isEqualTo("/v1/bundles/nine");
        assertThat(nine().is(200).text()).isEqualTo(scheduled.text());
        api.get("/a").is(404);
        passAnHour();
        assertThat(nine().text()).isEqualTo("""
                {"bundleId":"nine","status":"done","results":[{"address":"/a","revision":1},\
                {"address":"/b","revision":1}],"at":"2026-11-21T09:00:00.000Z"}""");
        assertThat(api.get("/a").get("/writer")).isEqualTo("ann");
        assertThat(api.get("/a").get("/timestamp")).isEqualTo("1795251600000");
    }

    @Test
    void itIsJudgedWhenItRuns() {
        api.write(bundle(NINE)).is(202);
        api.put("/b", "{'value':7}");
        passAnHour();
        assertThat(nine().text()).isEqualTo("""
                {"bundleId":"nine","status":"refused","failedIndex":1,"reason":"conflict","at":"2026-11-21T09:00:00.000Z"}""");
        api.get("/a").is(404);
    }

    @Test
    void itIsCancelledBeforeAndNotAfter() {
        api.write(bundle(NINE)).is(202);
        assertThat(api.write(toBundle("DELETE", "nine")).is(200).get("/status")).isEqualTo("cancelled");
        api.write(toBundle("DELETE", "nine")).is(200);
        passAnHour();
        api.get("/a").is(404);
        assertThat(nine().get("/status")).isEqualTo("cancelled");
        api.write(bundle("{'id':'now','operations':[{'set':['/a',1]}]}")).is(200);
        api.write(toBundle("DELETE", "now")).isProblem(ProblemType.ALREADY_RUN);
        assertThat(api.read(toBundle("GET", "now")).is(200).text()).isEqualTo("""
                {"bundleId":"now","status":"done","results":[{"address":"/a","revision":1}]}""");
        api.write(toBundle("DELETE", "none")).isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void itsRepeatIsAnsweredTheSame() {
        Reply first = api.write(bundle(NINE)).is(202);
        passAnHour();
        // Another one would be too late by now.
        api.write(bundle(NINE.replace("nine", "ten"))).refuses("/at");
        Reply again = api.write(bundle(NINE)).is(202);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void aKeyNamesItAsWell() {
        String body = NINE.replace("'id':'nine',", "");
        Reply first = api.write(bundle(body).key("k")).is(202);
        Reply again = api.write(bundle(body).key("k")).is(202);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        api.write(bundle(NINE).key("k")).isProblem(ProblemType.KEY_REUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:00:00.000Z",
        "2026-11-20T08:00:00.000Z",
        "2027-11-21T08:00:00.001Z",
        "tomorrow",
        "2026-11-22",
        "''",
    })
    void itsTimeIsAheadAndAYearAtMost(String at) {
        api.write(bundle(NINE.replace("2026-11-21T09:00:00.000Z", at))).refuses("/at");
    }

    @Test
    void aYearAheadIsNotTooFar() {
        api.write(bundle(NINE.replace("2026-11-21T09:00:00.000Z", "2027-11-21T08:00:00Z")))
                .is(202);
        api.write(bundle(NINE.replace("'2026-11-21T09:00:00.000Z'", "1795251600000")))
                .isProblem(ProblemType.INVALID_REQUEST);
    }

    @Test
    void rightsAreJudgedAtOnceAndForWhoeverAsks() {
        api.write(bundle(NINE).claim("scope", "signals:write:/a")).isProblem(ProblemType.FORBIDDEN);
        api.write(bundle(NINE)).is(202);
        api.read(toBundle("GET", "nine").claim("tenant", "other")).isProblem(ProblemType.NOT_FOUND);
        api.read(toBundle("GET", "nine").claim("scope", "signals:write:/a")).isProblem(ProblemType.FORBIDDEN);
        api.write(toBundle("DELETE", "nine").claim("scope", "signals:write:/a")).isProblem(ProblemType.FORBIDDEN);
        api.read(toBundle("GET", "nine").claim("scope", "signals:write:/*")).is(200);
    }
}
