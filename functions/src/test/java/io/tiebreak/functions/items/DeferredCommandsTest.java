package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What callers are answered who prefer not to wait. */
class DeferredCommandsTest {
    private final ItemsApi api = new ItemsApi();

    private Reply later(Sent sent) {
        return api.write(sent.header("Prefer", "respond-async"));
    }

    private static Sent put(String id, String body) {
        return Sent.toItem("PUT", "invoice", id).json(body);
    }

    private Reply seen(Reply accepted) {
        return seen(accepted.get("/commandId"));
    }

    private Reply seen(String id) {
        return api.write(
                Sent.to("GET", "/v1/commands/{id}", "/v1/commands/" + id).path("id", id));
    }

    @Test
    void aCommandIsAcceptedAndThenCarriedOut() {
        Reply accepted = later(put("a", "{'version':0,'name':'one'}")).is(202);
        String id = accepted.get("/commandId");
        assertThat(accepted.text()).isEqualTo("{\"commandId\":\"" + id + "\",\"status\":\"accepted\"}");
        assertThat(accepted.header("Location")).isEqualTo("/v1/commands/" + id);
        assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(seen(accepted).is(200).get("/status")).isEqualTo("accepted");
        api.get("a").is(404);
        assertThat(api.runDeferred().getBatchItemFailures()).isEmpty();
        assertThat(seen(accepted).get("/status")).isEqualTo("done");
        assertThat(seen(accepted).get("/response/status")).isEqualTo("201");
        assertThat(seen(accepted).get("/response/body/name")).isEqualTo("one");
        assertThat(seen(accepted).get("/response/headers/ETag")).isEqualTo("\"1\"");
        assertThat(seen(accepted).get("/response/headers/Tiebreak-Attempts")).isEqualTo("1");
        assertThat(api.world.ledger.written().getFirst().commandId()).isEqualTo(id);
    }

    @Test
    void everyWriteOfAnItemCanWait() {
        Reply created = later(Sent.toType("POST", "invoice").json("{'name':'new'}"));
        later(put("a", "{'version':-1,'name':'one'}"));
        later(Sent.toItem("PATCH", "invoice", "a").json("{'version':-1,'attributes':{'x':1}}"));
        later(Sent.toItem("PATCH", "invoice", "a").header("If-Match", "\"2\"").json("{'name':'two'}"));
        Reply deleted = later(Sent.toItem("DELETE", "invoice", "a").query("version", "3"));
        api.runDeferred();
        assertThat(seen(created).get("/response/headers/Location")).startsWith("/v1/items/invoice/");
        assertThat(seen(deleted).get("/response/status")).isEqualTo("200");
        assertThat(api.world.ledger.written()).hasSize(5);
    }

    @Test
    void whatIsRefusedThenIsTold() {
        api.having("a", 2);
        Reply stale = later(put("a", "{'version':1,'name':'x'}")).is(202);
        api.runDeferred();
        assertThat(seen(stale).get("/response/status")).isEqualTo("409");
        assertThat(seen(stale).get("/response/body/currentVersion")).isEqualTo("2");
        Reply byHeader = later(put("a", "{'name':'x'}").header("If-Match", "\"1\""));
        api.runDeferred();
        assertThat(seen(byHeader).get("/response/status")).isEqualTo("412");
    }

    @Test
    void whatIsNotValidIsRefusedAtOnce() {
        later(put("a", "{'version':0}")).refuses("/name");
        later(put("a", "{'name':'x'}")).isProblem(ProblemType.PRECONDITION_REQUIRED);
        later(put("a", "{'version':0,'name':'x'}").claim("scope", "items:read")).isProblem(ProblemType.FORBIDDEN);
        assertThat(api.world.messages.takeCommands().getRecords()).isEmpty();
    }

    @Test
    void aRepeatUnderAKeyIsTheSameCommand() {
        Sent keyed = put("a", "{'version':-1,'name':'one'}").key("k");
        Reply first = later(keyed).is(202);
        Reply again = later(keyed).is(202);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        api.runDeferred();
        assertThat(later(keyed).is(202).text()).isEqualTo(first.text());
        api.runDeferred();
        assertThat(api.world.ledger.written()).hasSize(1);
        later(put("a", "{'version':-1,'name':'two'}").key("k")).isProblem(ProblemType.KEY_REUSED);
        assertThat(seen(first).body().at("/response/headers").has("Idempotency-Replayed"))
                .isFalse();
    }

    @Test
    void whoDiesBetweenWritingAndTellingTellsTheSameTheNextTime() {
        Reply accepted = later(put("a", "{'version':-1,'name':'one'}"));
        var message = api.world.messages.takeCommands();
        api.world.deferred.loseAnAnswer();
        assertThat(api.run(message).getBatchItemFailures()).hasSize(1);
        assertThat(seen(accepted).get("/status")).isEqualTo("accepted");
        assertThat(api.run(message).getBatchItemFailures()).isEmpty();
        assertThat(seen(accepted).get("/response/status")).isEqualTo("201");
        assertThat(api.world.ledger.written()).hasSize(1);
    }

    @Test
    void whatFailsComesAgainAndHoldsUpItsItemOnly() {
        Reply first = later(put("a", "{'version':-1,'name':'one'}"));
        Reply behind = later(put("a", "{'version':-1,'name':'two'}"));
        var messages = api.world.messages.takeCommands();
        api.world.ledger.failAppends(() -> new StoreException.Refused(new IllegalStateException()));
        assertThat(api.run(messages).getBatchItemFailures()).hasSize(2);
        assertThat(api.world.logged).anyMatch(line -> line.contains("comes again"));
        assertThat(List.of(seen(first).get("/status"), seen(behind).get("/status")))
                .containsOnly("accepted");
    }

    @Test
    void manyToOneItemNeverMeet() {
        api.having("a", 1);
        List<Reply> accepted = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            accepted.add(
                    later(Sent.toItem("PATCH", "invoice", "a").json("{'version':-1,'attributes':{'n':" + i + "}}")));
        }
        api.runDeferred();
        assertThat(accepted).allSatisfy(one -> {
            assertThat(seen(one).get("/response/status")).isEqualTo("200");
            assertThat(seen(one).get("/response/headers/Tiebreak-Attempts")).isEqualTo("1");
        });
        assertThat(api.world.ledger.written()).hasSize(129);
    }

    @Test
    void whatBecameOfItIsToldForADay() {
        Reply accepted = later(put("a", "{'version':0,'name':'one'}"));
        api.runDeferred();
        api.world.pass(Duration.ofHours(23));
        seen(accepted).is(200);
        api.world.pass(Duration.ofHours(1));
        seen(accepted).isProblem(ProblemType.NOT_FOUND);
        seen("none").isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void nobodyElsesTenantSeesIt() {
        String id = later(put("a", "{'version':0,'name':'one'}")).get("/commandId");
        api.write(Sent.to("GET", "/v1/commands/{id}", "/v1/commands/" + id)
                        .path("id", id)
                        .claim("tenant", "other"))
                .isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void whatCouldNotBeSentIsSentByARepeat() {
        api.world.messages.breakDown();
        Sent keyed = put("a", "{'version':0,'name':'one'}").key("k");
        later(keyed).isProblem(ProblemType.OUTCOME_UNKNOWN);
        api.world.messages.repair();
        later(keyed).is(202);
        api.runDeferred();
        assertThat(api.world.ledger.written()).hasSize(1);
    }

    @Test
    void otherPreferencesAreNobodysBusiness() {
        api.write(put("a", "{'version':0,'name':'one'}").header("Prefer", "return=minimal"))
                .is(201);
        api.write(put("b", "{'version':0,'name':'one'}").header("Prefer", "wait=10, respond-async"))
                .is(202);
    }
}
