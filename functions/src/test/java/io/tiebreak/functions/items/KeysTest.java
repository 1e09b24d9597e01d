package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a repeat under the same key gets. */
class KeysTest {
    private final ItemsApi api = KeyedWrites.world();

    /** All but what the call itself cost, and whether it was a repeat. */
    private static JsonNode told(Reply reply) {
        ObjectNode response = reply.response().deepCopy();
        response.withObjectProperty("headers")
                .remove(List.of("Tiebreak-Attempts", "Tiebreak-Units", "Idempotency-Replayed"));
        return response;
    }

    private Reply accepted(Sent sent) {
        Reply reply = api.write(sent);
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
        assertThat(reply.header("Idempotency-Replayed")).isEmpty();
        assertThat(reply.header("Tiebreak-Unchanged")).isEmpty();
        return reply;
    }

    private Reply repeated(Sent sent) {
        Reply reply = api.writeInVain(sent);
        assertThat(reply.header("Idempotency-Replayed")).as(reply.text()).isEqualTo("true");
        return reply;
    }

    @ParameterizedTest
    @MethodSource("io.tiebreak.functions.items.KeyedWrites#all")
    void aRepeatGetsTheSameAnswerAndHasNoSecondEffect(Sent sent) {
        Reply first = accepted(sent);
        api.world.passMillis(1_500);
        assertThat(told(repeated(sent))).isEqualTo(told(first));
        assertThat(told(repeated(sent))).isEqualTo(told(first));
    }

    @ParameterizedTest
    @MethodSource("io.tiebreak.functions.items.KeyedWrites#all")
    void aRepeatGetsTheSameAnswerAfterLaterVersionsADeletionAndARecreation(Sent sent) {
        Reply first = accepted(sent);
        for (String id : List.of("old", "gone", "new", first.get("/id"))) {
            if (!id.isEmpty()) {
                api.put(id, "{\"version\":-1,\"name\":\"later\"}");
                assertThat(told(repeated(sent))).isEqualTo(told(first));
                api.delete(id, -1).is(200);
                assertThat(told(repeated(sent))).isEqualTo(told(first));
                api.put(id, "{\"version\":0,\"name\":\"again\"}").is(201);
                assertThat(told(repeated(sent))).isEqualTo(told(first));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.tiebreak.functions.items.KeyedWrites#all")
    void aRepeatAfterAnUnknownOutcomeTellsWhatHappened(Sent sent) {
        api.world.ledger.loseAnswers(Integer.MAX_VALUE);
        api.write(sent).isProblem(ProblemType.OUTCOME_UNKNOWN);
        api.world.ledger.failNothing();
        VersionedCommand last = api.world.ledger.written().getLast();
        assertThat(repeated(sent).text())
                .contains("\"id\":\"" + last.stream().id() + "\",\"version\":" + last.version());
    }

    @ParameterizedTest
    @MethodSource("io.tiebreak.functions.items.KeyedWrites#all")
    void eightAtOnceHaveOneEffectAndOneAnswer(Sent sent) throws Exception {
        int before = api.world.ledger.written().size();
        List<Reply> replies = atOnce(8, () -> api.write(sent));
        assertThat(replies).extracting(KeysTest::told).containsOnly(told(replies.getFirst()));
        assertThat(replies)
                .filteredOn(reply -> reply.header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
        List<VersionedCommand> written = api.world.ledger.written();
        assertThat(written.subList(before, written.size()))
                .isNotEmpty()
                .extracting(VersionedCommand::stream)
                .doesNotHaveDuplicates();
    }

    private static List<Reply> atOnce(int threads, Callable<Reply> call) throws Exception {
        var start = new CyclicBarrier(threads);
        Callable<Reply> together = () -> {
            start.await();
            return call.call();
        };
        List<Reply> replies = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (Future<Reply> reply : pool.invokeAll(Collections.nCopies(threads, together))) {
                replies.add(reply.get());
            }
        }
        return replies;
    }

    @Test
    void aDayLaterWhatAskedForTheLatestIsJudgedAnew() {
        Sent sent = Sent.toItem("PUT", "invoice", "old")
                .json("{'version':-1,'name':'n'}")
                .key("k");
        accepted(sent);
        api.put("old", "{\"version\":3,\"name\":\"later\"}").is(200);
        api.world.pass(Duration.ofHours(24).minusMillis(1));
        assertThat(repeated(sent).get("/version")).isEqualTo("3");
        api.world.passMillis(1);
        assertThat(accepted(sent).get("/version")).isEqualTo("5");
        assertThat(repeated(sent).get("/version")).isEqualTo("5");
    }

    @Test
    void aCreationWithoutAnIdMakesOneItemWhoseIdDoesNotShowTheKey() {
        Sent sent = Sent.toType("POST", "invoice").json("{'name':'n'}").key("secret");
        Reply first = accepted(sent);
        assertThat(first.get("/id")).matches("[0-9a-f]{32}");
        assertThat(first.header("Location")).isEqualTo("/v1/items/invoice/" + first.get("/id"));
        assertThat(accepted(sent.key("secret2")).get("/id")).isNotEqualTo(first.get("/id"));
        api.world.project();
        assertThat(api.read(Sent.toHistory("invoice", first.get("/id"))).is(200).text())
                .contains("\"CreateItem\"")
                .doesNotContain("secret");
        assertThat(api.world.logged).isEmpty();
    }

    @Test
    void anUnchangedAnswerLeavesNothingAndIsJudgedAgain() {
        Sent sent = Sent.toItem("PUT", "invoice", "old")
                .json("{'version':-1,'name':'v2'}")
                .key("k");
        assertThat(api.writeInVain(sent).is(200).header("Tiebreak-Unchanged")).isEqualTo("true");
        assertThat(api.writeInVain(sent).is(200).header("Idempotency-Replayed")).isEmpty();
        api.put("old", "{\"version\":2,\"name\":\"later\"}").is(200);
        assertThat(accepted(sent).get("/version")).isEqualTo("4");
    }

    @Test
    void aRefusalLeavesNothingAndIsJudgedAgain() {
        Sent patch = Sent.toItem("PATCH", "invoice", "new")
                .json("{'version':-1,'name':'n'}")
                .key("k");
        api.writeInVain(patch).isProblem(ProblemType.NOT_FOUND);
        Sent put = Sent.toItem("PUT", "invoice", "new")
                .json("{'version':1,'name':'m'}")
                .key("k");
        api.writeInVain(put).isProblem(ProblemType.CONFLICT);
        Sent both = ItemsApi.transaction(
                        "{'delete':{'type':'invoice','id':'old','version':2}}",
                        "{'delete':{'type':'invoice','id':'new','version':3}}")
                .key("k");
        api.writeInVain(both).isProblem(ProblemType.CONFLICT);
        api.having("new", 1);
        accepted(put);
        accepted(patch);
        accepted(both);
    }
}
