package io.tiebreak.functions.signals;

import static io.tiebreak.functions.signals.SignalsApi.bundle;
import static io.tiebreak.functions.signals.SignalsApi.event;
import static io.tiebreak.functions.signals.SignalsApi.toEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers of {@code /v1/events} are answered. */
class EventsTest {
    private static final String LAMP = "{'address':'/commands/set/lamp','value':{'on':true}}";
    private final SignalsApi api = new SignalsApi();

    private Reply seen(String id) {
        return api.read(toEvent(id));
    }

    @Test
    void itIsAcceptedAndThenHandled() {
        Reply accepted = api.write(event(LAMP)).is(202);
        String id = accepted.get("/eventId");
        assertThat(accepted.text()).isEqualTo("{\"eventId\":\"" + id + "\"}");
        assertThat(accepted.header("Location")).isEqualTo("/v1/events/" + id);
        assertThat(accepted.header("Tiebreak-Units")).isEqualTo("requests=1; rcu=0; wcu=0");
        assertThat(seen(id).is(200).text()).isEqualTo("""
                {"eventId":"%s","address":"/commands/set/lamp","target":"/commands/set/lamp","writer":"ann",\
                "at":"2026-11-21T08:00:00.000Z","value":{"on":true},"status":"accepted"}""".formatted(id));
        assertThat(api.hear().getBatchItemFailures()).isEmpty();
        assertThat(seen(id).get("/status")).isEqualTo("handled");
        assertThat(seen(id).body().at("/result").toString())
                .isEqualTo("{\"results\":[{\"address\":\"/lamp\",\"revision\":1}]}");
        assertThat(api.get("/lamp").body().at("/value").toString()).isEqualTo("{\"on\":true}");
    }

    @Test
    void sentTwiceUnderAKeyItIsOne() {
        Reply first = api.write(event(LAMP).key("k")).is(202);
        Reply again = api.write(event(LAMP).key("k")).is(202);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        api.hear();
        assertThat(api.get("/lamp").get("/revision")).isEqualTo("1");
        api.write(event(LAMP.replace("true", "false")).key("k")).isProblem(ProblemType.KEY_REUSED);
        assertThat(api.write(event(LAMP).key("other")).is(202).text()).isNotEqualTo(first.text());
    }

    @Test
    void whoIsRefusedIsToldWhy() {
        api.putBy("two", "/lamp", "{'lock':true}");
        String id = api.write(event(LAMP)).is(202).get("/eventId");
        api.hear();
        assertThat(seen(id).get("/status")).isEqualTo("failed");
        assertThat(seen(id).get("/result/reason")).isEqualTo("locked");
    }

    @Test
    void withoutAnAuthorityItIsDelivered() {
        String id = api.write(event("{'address':'/doorbell','value':null,'target':'door'}"))
                .is(202)
                .get("/eventId");
        api.hear();
        assertThat(seen(id).get("/status")).isEqualTo("delivered");
        assertThat(seen(id).get("/target")).isEqualTo("door");
    }

    @Test
    void whatCouldNotBeSentIsSentByARepeat() {
        api.world.messages.breakDown();
        api.write(event(LAMP).key("k")).isProblem(ProblemType.OUTCOME_UNKNOWN);
        api.world.messages.repair();
        String id = api.write(event(LAMP).key("k")).is(202).get("/eventId");
        api.hear();
        assertThat(seen(id).get("/status")).isEqualTo("handled");
    }

    @Test
    void aStoreThatFailsWhileItIsHandledMakesItComeAgain() {
        api.write(event(LAMP)).is(202);
        api.write(event("{'address':'/commands/set/b','value':1}")).is(202);
        api.world.registers.fail(() -> new StoreException.Refused(new IllegalStateException()));
        assertThat(api.hear().getBatchItemFailures()).hasSize(2);
        assertThat(api.world.logged)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("comes again"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'value':1}                                     | /address
            {'address':'lamp','value':1}                    | /address
            {'address':'/a/*','value':1}                    | /address
            {'address':7,'value':1}                         | /address
            {'address':'/a'}                                | /value
            {'address':'/a','value':1,'target':''}          | /target
            {'address':'/a','value':1,'target':7}           | /target
            {'address':'/a','value':1,'priority':7}         | /priority
            """)
    void badFieldsAreNamedAndNothingHappens(String body, String field) {
        api.write(event(body)).refuses(field);
        assertThat(api.world.messages.takeEvents().getRecords()).isEmpty();
    }

    @Test
    void itHasTheLimitsOfAValue() {
        String large = "'" + "x".repeat(64 * 1024) + "'";
        api.write(event("{'address':'/a','value':" + large + "}")).isProblem(ProblemType.TOO_LARGE);
        api.write(event("{'address':'/a','value':1,'target':'" + "t".repeat(257) + "'}"))
                .isProblem(ProblemType.INVALID_REQUEST);
        api.write(event("{'address':'/a','value':1,'target':'" + "t".repeat(256) + "'}"))
                .is(202);
    }

    @Test
    void itTakesARightToItsAddressAndNobodyElsesTenantSeesIt() {
        api.write(event(LAMP).claim("scope", "signals:write:/** events:emit:/commands/dim/**"))
                .isProblem(ProblemType.FORBIDDEN);
        String id = api.write(event(LAMP).claim("scope", "events:emit:/commands/set/*"))
                .is(202)
                .get("/eventId");
        api.read(toEvent(id).claim("tenant", "other")).isProblem(ProblemType.NOT_FOUND);
        api.read(toEvent(id).claim("scope", "signals:read:/**")).isProblem(ProblemType.FORBIDDEN);
        api.read(toEvent(id).claim("scope", "events:emit:/commands/dim/**")).isProblem(ProblemType.FORBIDDEN);
        api.read(toEvent("none")).isProblem(ProblemType.NOT_FOUND);
        api.world.passMillis(1);
        api.hear();
        api.world.pass(Duration.ofHours(24));
        api.read(toEvent(id)).isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void aBundleEmitsExactlyIfItHappens() {
        Reply done = api.write(bundle("{'id':'scene','operations':[{'set':['/a',1]},{'emit':['/commands/set/b',2]}]}"))
                .is(200);
        String id = done.get("/results/1/eventId");
        assertThat(done.body().at("/results").toString()).isEqualTo("""
                [{"address":"/a","revision":1},{"address":"/commands/set/b","eventId":"%s"}]""".formatted(id));
        api.hear();
        assertThat(seen(id).get("/status")).isEqualTo("handled");
        assertThat(api.get("/b").get("/value")).isEqualTo("2");
        api.write(bundle("{'operations':[{'emit':['/commands/set/b',3]},{'set':['/a',1],'revision':9}]}"))
                .isProblem(ProblemType.CONFLICT);
        assertThat(api.world.messages.takeEvents().getRecords()).isEmpty();
    }

    @Test
    void aBundleWhoseEventsCouldNotBeSentIsDoneAndSendsThemLater() {
        api.world.messages.breakDown();
        api.write(bundle("{'operations':[{'emit':['/commands/set/b',2]}]}")).is(200);
        api.world.messages.repair();
        api.minute();
        api.attend();
        api.hear();
        assertThat(api.get("/b").get("/value")).isEqualTo("2");
        assertThat(api.minute()).isZero();
    }
}
