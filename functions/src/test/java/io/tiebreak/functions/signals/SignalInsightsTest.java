package io.tiebreak.functions.signals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.functions.insights.InsightsApi;
import io.tiebreak.json.Json;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators are told of commands to shared values. */
class SignalInsightsTest {
    private final SignalsApi api = new SignalsApi();
    private final InsightsApi insights = new InsightsApi(api.world);

    @BeforeEach
    void thereIsAValue() {
        api.putBy("one", "/lights/desk", "{'value':1}").is(201);
        api.world.figures.clear();
    }

    private JsonNode line() {
        assertThat(api.world.figures).hasSize(1);
        assertThat(api.world.figures.getFirst()).doesNotContain("secret");
        return Json.stored(api.world.figures.getFirst());
    }

    /** What was met, and how often. */
    private Map<String, Integer> met() {
        return insights.deliver().report().required("summary").properties().stream()
                .filter(count -> count.getValue().intValue() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, count -> count.getValue().intValue()));
    }

    @Test
    void anAcceptedWriteMetNothing() {
        api.put("/lights/desk", "{'value':'secret'}").is(200);
        assertThat(line().required("key").asText()).isEqualTo("/lights/desk");
        assertThat(line().required("operation").asText()).isEqualTo("SetValue");
        assertThat(line().required("version").intValue()).isEqualTo(2);
        assertThat(line().required("Kind").asText()).isEqualTo("signal");
        assertThat(met()).isEmpty();
    }

    @Test
    void anOldRevisionHasARecordOfBothWindows() {
        Reply refused =
                api.putBy("two", "/lights/desk", "{'value':2,'revision':0}").is(409);
        JsonNode record = insights.deliver().record(refused);
        assertThat(Json.text(record.required("writers"))).isEqualTo("[\"ann/two\",\"ann/one\"]");
        assertThat(record.required("expected").intValue()).isZero();
        assertThat(record.required("current").intValue()).isEqualTo(1);
        assertThat(record.at("/rival/version").intValue()).isEqualTo(1);
        assertThat(met()).isEqualTo(Map.of("permanent", 1));
    }

    @Test
    void aLockHasARecordOfItsHolder() {
        api.putBy("one", "/lights/desk", "{'lock':true}").is(200);
        Reply refused = api.putBy("two", "/lights/desk", "{'value':2}").is(423);
        JsonNode record = insights.deliver().record(refused);
        assertThat(record.required("encounter").asText()).isEqualTo("lockRefused");
        assertThat(Json.text(record.required("rival"))).isEqualTo("{\"actor\":\"ann/one\"}");
        assertThat(record.has("expected")).isFalse();
        assertThat(met()).isEqualTo(Map.of("lockRefused", 1));
    }

    @Test
    void aLateWriteIsSuperseded() {
        api.put("/lights/desk", "{'value':3,'timestamp':1}").is(200);
        assertThat(line().required("outcome").asText()).isEqualTo("superseded");
        assertThat(met()).isEqualTo(Map.of("superseded", 1));
    }

    @Test
    void aRemovalIsACommandToo() {
        api.write(SignalsApi.to("DELETE", "/lights/desk").query("revision", "7"))
                .is(409);
        assertThat(line().required("operation").asText()).isEqualTo("RemoveValue");
        assertThat(met()).isEqualTo(Map.of("permanent", 1));
    }

    @Test
    void aRepeatIsAnsweredFromItsReceipt() {
        Sent sent = SignalsApi.to("PUT", "/lights/desk").json("{'value':9}").key("k");
        api.write(sent).is(200);
        api.write(sent).is(200);
        assertThat(met()).isEqualTo(Map.of("deduplicated", 1));
    }

    @Test
    void aBundleIsOneCommandAtWhatRefusedIt() {
        Reply refused = api.write(SignalsApi.bundle(
                        "{'operations':[{'set':['/lights/new',1]},{'set':['/lights/desk',1],'revision':9}]}"))
                .is(409);
        JsonNode record = insights.deliver().record(refused);
        assertThat(record.required("key").asText()).isEqualTo("/lights/desk");
        assertThat(record.required("operation").asText()).isEqualTo("Bundle");
        assertThat(met()).isEqualTo(Map.of("permanent", 1));
    }

    @Test
    void anEventSentTwiceIsARepeat() {
        Sent sent = SignalsApi.event("{'address':'/commands/set/a','value':1}").key("k");
        api.write(sent).is(202);
        api.write(sent).is(202);
        assertThat(met()).isEqualTo(Map.of("deduplicated", 1));
    }

    @Test
    void aBundleThatWasCancelledTooLateHasARecord() {
        String at = "2026-11-21T08:00:05.000Z";
        api.write(SignalsApi.bundle("{'id':'b','at':'" + at + "','operations':[{'set':['/lights/desk',1]}]}"))
                .is(202);
        api.world.passMillis(5000);
        api.attend();
        Reply refused = api.write(SignalsApi.toBundle("DELETE", "b")).is(409);
        JsonNode record = insights.deliver().record(refused);
        assertThat(record.required("operation").asText()).isEqualTo("CancelBundle");
        assertThat(record.required("key").asText()).isEqualTo("b");
        assertThat(met()).isEqualTo(Map.of("permanent", 1));
    }

    @Test
    void aBundleIsCancelledOnce() {
        String at = "2026-11-21T08:10:00.000Z";
        api.write(SignalsApi.bundle("{'id':'b','at':'" + at + "','operations':[{'set':['/lights/desk',1]}]}"))
                .is(202);
        api.world.figures.clear();
        api.write(SignalsApi.toBundle("DELETE", "b")).is(200);
        assertThat(line().required("outcome").asText()).isEqualTo("accepted");
        api.world.figures.clear();
        api.write(SignalsApi.toBundle("DELETE", "b")).is(200);
        assertThat(line().required("outcome").asText()).isEqualTo("unchanged");
    }
}
