package io.tiebreak.functions.presence;

import static io.tiebreak.functions.presence.PresenceApi.toViews;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PageViewsTest {
    private static final String COUNTED = "{\"counted\":true}";
    private static final String NOT_COUNTED = "{\"counted\":false}";

    private final PresenceApi api = new PresenceApi();

    private static Sent keyed(String path) {
        return toViews("{'sessionId':'s','path':'" + path + "'}").key("k-1");
    }

    @Test
    void aPageCountsOnceIn30MinutesSinceTheLastViewThatCounted() {
        assertThat(api.view("s", "/").is(200).text()).isEqualTo(COUNTED);
        api.world.pass(Duration.ofMinutes(20));
        assertThat(api.view("s", "/").is(200).text()).isEqualTo(NOT_COUNTED);
        api.world.pass(Duration.ofMinutes(10).minusMillis(1));
        assertThat(api.view("s", "/").is(200).text()).isEqualTo(NOT_COUNTED);
        api.world.passMillis(1);
        assertThat(api.view("s", "/").is(200).text()).isEqualTo(COUNTED);
    }

    @Test
    void pagesSessionsAndTenantsCountApart() {
        api.view("s", "/");
        assertThat(api.view("s", "/docs").text()).isEqualTo(COUNTED);
        assertThat(api.view("t", "/").text()).isEqualTo(COUNTED);
        Sent elsewhere = toViews("{'sessionId':'s','path':'/'}").claim("tenant", "other");
        assertThat(api.write(elsewhere).text()).isEqualTo(COUNTED);
    }

    @Test
    void aViewThatDoesNotCountLeavesNothing() {
        api.view("s", "/");
        int before = api.world.ledger.written().size();
        api.view("s", "/");
        assertThat(api.world.ledger.written()).hasSize(before);
    }

    @Test
    void aRepeatUnderAKeyGetsTheSameAnswerAndIsMarked() {
        Reply first = api.write(keyed("/")).is(200);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        api.world.pass(Duration.ofMinutes(31));
        int before = api.world.ledger.written().size();
        Reply second = api.write(keyed("/")).is(200);
        assertThat(second.text()).isEqualTo(COUNTED);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(api.world.ledger.written()).hasSize(before);
    }

    @Test
    void anotherViewUnderAKeyIsRefused() {
        api.write(keyed("/")).is(200);
        api.write(keyed("/docs")).isProblem(ProblemType.KEY_REUSED);
        api.view("s", "/about");
        api.world.pass(Duration.ofMinutes(31));
        api.write(keyed("/about")).isProblem(ProblemType.KEY_REUSED);
    }

    @Test
    void lostAnswersCountNothingTwice() {
        for (String path : new String[] {"/first", "/second"}) {
            api.world.ledger.loseAnswers(1);
            assertThat(api.view("s", path).is(200).text()).isEqualTo(COUNTED);
            assertThat(api.view("s", path).is(200).text()).isEqualTo(NOT_COUNTED);
        }
        assertThat(api.settledStats(PresenceApi.toStats())
                        .body()
                        .required("totalViews")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void itTellsWhatItCost() {
        Reply first = api.view("s", "/");
        assertThat(first.header("Tiebreak-Attempts")).isEqualTo("1");
        assertThat(first.header("Tiebreak-Units")).startsWith("requests=4; ");
        assertThat(api.view("s", "/docs").header("Tiebreak-Units")).startsWith("requests=3; ");
        assertThat(api.view("s", "/docs").header("Tiebreak-Attempts")).isEqualTo("0");
    }
}
