package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.functions.insights.InsightsApi;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators are told of commands to items: a line for each, and of those that met something the whole story. */
class ItemInsightsTest {
    private static final String TRACE = "1-6927a0c0-3d6f0a1b2c4d5e6f70819203";

    private final ItemsApi api = new ItemsApi();
    private final InsightsApi insights = new InsightsApi(api.world);

    private JsonNode line() {
        assertThat(api.world.figures).hasSize(1);
        return Json.stored(api.world.figures.getFirst());
    }

    private JsonNode summary() {
        return insights.deliver().report().required("summary");
    }

    private static void counts(JsonNode counts, Map<String, Integer> expected) {
        counts.properties()
                .forEach(count -> assertThat(count.getValue().intValue())
                        .as(count.getKey())
                        .isEqualTo(expected.getOrDefault(count.getKey(), 0)));
        assertThat(counts.properties()).hasSize(6);
    }

    @Test
    void aCommandIsOneLineThatIsLogAndFiguresAtOnce() {
        Reply created = api.write(Sent.toItem("PUT", "invoice", "a")
                .json("{'version':0,'name':'n','attributes':{'iban':'secret'}}")
                .traced(TRACE));
        created.is(201);
        VersionedCommand command = api.world.ledger.written().getFirst();
        assertThat(line().toString()).doesNotContain("secret");
        assertThat(Json.text(line())).isEqualTo("""
                {"_aws":{"Timestamp":1795248000000,"CloudWatchMetrics":[{"Namespace":"Tiebreak",\
                "Dimensions":[["Stack","Kind"],["Stack"]],"Metrics":[{"Name":"Commands","Unit":"Count"},\
                {"Name":"Accepted","Unit":"Count"},{"Name":"Attempts","Unit":"Count"},{"Name":"ReadUnits","Unit":"None"},\
                {"Name":"WriteUnits","Unit":"None"}]}]},"Stack":"test","Kind":"item","Commands":1,"Accepted":1,"Attempts":1,\
                "ReadUnits":0,"WriteUnits":0,"timestamp":"2026-11-21T08:00:00Z","level":"INFO",\
                "message":"a command was answered","requestId":"req-1","traceId":"%s","commandId":"%s","kind":"item",\
                "key":"invoice/a","operation":"ReplaceItem","outcome":"accepted","version":1,"attempts":1,"met":0}""".formatted(TRACE, command.commandId()));
        assertThat(command.traceId()).contains(TRACE);
    }

    @Test
    void whatIsReadOrWrittenWronglyIsNoCommand() {
        api.get("a");
        api.patch("a", "{\"version\":1,\"attributes\":7}").is(400);
        api.write(Sent.toItem("DELETE", "invoice", "a").claim("scope", "items:read"))
                .is(403);
        assertThat(api.world.figures).isEmpty();
    }

    @Test
    void whatACallerSaysOfATraceIsNotTakenOver() {
        api.write(Sent.toItem("PUT", "invoice", "a")
                .json("{'version':0,'name':'n'}")
                .header("X-Amzn-Trace-Id", "Root=" + TRACE));
        assertThat(line().has("traceId")).isFalse();
    }

    @Test
    void aConflictHasARecordOfBothWriters() {
        api.having("a", 2);
        api.world.figures.clear();
        Reply refused = api.write(Sent.toItem("PATCH", "invoice", "a")
                        .claim("sub", "ben")
                        .header("Client-Id", "tab-1")
                        .json("{'version':1,'name':'mine'}")
                        .traced(TRACE))
                .is(409);
        assertThat(line().required("level").asText()).isEqualTo("WARN");
        assertThat(line().required("outcome").asText()).isEqualTo("conflict");
        VersionedCommand rival = api.world.ledger.written().getLast();
        JsonNode record = insights.deliver().record(refused);
        assertThat(Json.text(record)).isEqualTo("""
                {"conflictId":"%s","kind":"item","key":"invoice/a","operation":"PatchItem","encounter":"permanent",\
                "status":409,"expected":1,"current":2,"writers":["ben/tab-1","ann"],"rival":{"actor":"ann","commandId":"%s",\
                "at":"2026-11-21T08:00:00.000Z","version":2},"changedFields":["/name"],"wouldHaveMerged":false,"attempts":0,\
                "at":"2026-11-21T08:00:00.000Z","requestId":"req-1","traceId":"%s"}""".formatted(refused.get("/conflictId"), rival.commandId(), TRACE));
        counts(summary(), Map.of("permanent", 1));
    }

    @Test
    void aHeaderThatFailsIsRecordedToo() {
        api.having("a", 2);
        Reply refused = api.write(Sent.toItem("DELETE", "invoice", "a").header("If-Match", "\"1\""))
                .is(412);
        assertThat(insights.deliver().record(refused).required("status").intValue())
                .isEqualTo(412);
        counts(insights.report().required("summary"), Map.of("permanent", 1));
    }

    @Test
    void aPatchThatTouchesNothingThatChangedWouldHaveMerged() {
        api.having("a", 2);
        Reply refused =
                api.patch("a", "{\"version\":1,\"attributes\":{\"new\":1}}").is(409);
        assertThat(insights.deliver()
                        .record(refused)
                        .required("wouldHaveMerged")
                        .booleanValue())
                .isTrue();
        JsonNode target = insights.report().at("/targets/0");
        assertThat(target.required("wouldHaveMerged").intValue()).isEqualTo(1);
        assertThat(Json.text(target.required("fields"))).isEqualTo("[{\"field\":\"/name\",\"count\":1}]");
        assertThat(target.required("lastConflictId").asText()).isEqualTo(refused.get("/conflictId"));
    }

    @Test
    void aRebaseOntoANewerVersionIsARetryAndOntoTheSameIsNone() {
        api.having("a", 2);
        api.patch("a", "{\"version\":2,\"attributes\":{\"x\":1},\"rebase\":true}")
                .is(200);
        counts(summary(), Map.of());
        api.patch("a", "{\"version\":2,\"attributes\":{\"y\":1},\"rebase\":true}")
                .is(200);
        counts(summary(), Map.of("retried", 1));
    }

    @Test
    void whoWasBeatenAndTriedAgainIsARetry() {
        api.having("a", 1);
        api.world.figures.clear();
        api.world.ledger.beforeNextAppend(() -> api.put("a", "{\"version\":1,\"name\":\"faster\"}"));
        api.put("a", "{\"version\":-1,\"name\":\"slower\"}").is(200);
        JsonNode report = insights.deliver().report();
        counts(report.required("summary"), Map.of("retried", 1));
        assertThat(report.at("/targets/0/maxAttempts").intValue()).isEqualTo(2);
    }

    @Test
    void anotherTransactionIsMetWhateverComesOfIt() {
        api.world.ledger.failAppends(
                () -> new StoreException.TransactionConflict(new IllegalStateException("another one")));
        api.put("a", "{\"version\":0,\"name\":\"n\"}").is(429);
        assertThat(line().required("outcome").asText()).isEqualTo("throttled");
        counts(summary(), Map.of("transactionConflict", 1));
    }

    @Test
    void aRepeatIsOneTheFirstTimeIsNot() {
        Sent sent = Sent.toItem("PUT", "invoice", "a")
                .json("{'version':0,'name':'n'}")
                .key("k");
        api.write(sent).is(201);
        counts(summary(), Map.of());
        api.write(sent).is(201);
        counts(summary(), Map.of("deduplicated", 1));
    }

    @Test
    void aCommandThatChangesNothingMeetsNothing() {
        api.having("a", 1);
        api.world.figures.clear();
        api.put("a", "{\"version\":1,\"name\":\"v1\"}").is(200);
        assertThat(line().required("outcome").asText()).isEqualTo("unchanged");
        assertThat(line().required("met").intValue()).isZero();
    }

    @Test
    void aTransactionIsOneCommandAtWhatRefusedIt() {
        api.having("a", 1).having("b", 2);
        api.world.figures.clear();
        Reply refused = api.transact(
                        ItemsApi.on("patch", "a", ",'version':1,'name':'x'"),
                        ItemsApi.on("patch", "b", ",'version':1,'name':'x'"))
                .is(409);
        JsonNode record = insights.deliver().record(refused);
        assertThat(record.required("key").asText()).isEqualTo("invoice/b");
        assertThat(record.required("operation").asText()).isEqualTo("Transaction");
        counts(insights.report().required("summary"), Map.of("permanent", 1));
    }

    @Test
    void aCommandForLaterIsToldOfWhenItIsCarriedOut() {
        api.having("a", 2);
        api.world.figures.clear();
        api.write(Sent.toItem("PATCH", "invoice", "a")
                        .json("{'version':1,'name':'late'}")
                        .header("Prefer", "respond-async")
                        .traced(TRACE))
                .is(202);
        assertThat(api.world.figures).isEmpty();
        api.runDeferred();
        assertThat(line().required("traceId").asText()).isEqualTo(TRACE);
        counts(summary(), Map.of("permanent", 1));
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        api.having("a", 2);
        Reply refused = api.delete("a", 1).is(409);
        insights.deliver();
        assertThat(insights.answer(InsightsApi.toConflicts().claim("tenant", "other"))
                        .is(200)
                        .body()
                        .required("targets"))
                .isEmpty();
        api.world.pass(Duration.ofMinutes(1));
        insights.answer(InsightsApi.toConflict(refused.get("/conflictId")).claim("tenant", "other"))
                .is(404);
    }
}
