package io.tiebreak.functions.items;

import static io.tiebreak.functions.items.ItemsApi.on;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.ledger.VersionedCommand;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private static final String FINE = on("put", "new", ",'version':0,'name':'n'");

    private final ItemsApi api = KeyedWrites.world();

    @Test
    void severalItemsAreWrittenAndToldInOrder() {
        Reply reply = api.transact(
                        on("patch", "old", ",'version':2,'attributes':{'x':1}"),
                        "{'put':{'type':'order','id':'old','version':-1,'name':'n'}}",
                        on("put", "gone", ",'version':0,'name':'back'"))
                .is(200);
        assertThat(reply.text())
                .isEqualTo("{\"results\":["
                        + "{\"type\":\"invoice\",\"id\":\"old\",\"version\":3,\"name\":\"v2\",\"attributes\":{\"x\":1},"
                        + "\"createdAt\":\"2026-11-21T08:00:00.000Z\",\"createdBy\":\"ann\","
                        + "\"updatedAt\":\"2026-11-21T08:00:00.000Z\",\"updatedBy\":\"ann\"},"
                        + "{\"type\":\"order\",\"id\":\"old\",\"version\":1,\"name\":\"n\",\"attributes\":{},"
                        + "\"createdAt\":\"2026-11-21T08:00:00.000Z\",\"createdBy\":\"ann\","
                        + "\"updatedAt\":\"2026-11-21T08:00:00.000Z\",\"updatedBy\":\"ann\"},"
                        + "{\"type\":\"invoice\",\"id\":\"gone\",\"version\":4,\"name\":\"back\",\"attributes\":{},"
                        + "\"createdAt\":\"2026-11-21T08:00:00.000Z\",\"createdBy\":\"ann\","
                        + "\"updatedAt\":\"2026-11-21T08:00:00.000Z\",\"updatedBy\":\"ann\"}]}");
        for (String header : List.of("ETag", "Location", "Tiebreak-Unchanged", "Idempotency-Replayed")) {
            assertThat(reply.header(header)).isEmpty();
        }
    }

    @Test
    void aDeletionLeavesATombstoneAmongTheResults() {
        Reply reply = api.transact(FINE, on("delete", "old", ",'version':-1")).is(200);
        assertThat(reply.get("/results/0/version")).isEqualTo("1");
        assertThat(reply.get("/results/1/deleted")).isEqualTo("true");
        assertThat(reply.get("/results/1/version")).isEqualTo("3");
    }

    @Test
    void aPatchCanBeRebasedAndSaysSo() {
        Reply reply = api.transact(FINE, on("patch", "old", ",'version':1,'rebase':true,'attributes':{'x':1}"))
                .is(200);
        assertThat(reply.get("/results/1/rebasedFrom")).isEqualTo("1");
        assertThat(reply.get("/results/1/rebasedTo")).isEqualTo("2");
    }

    @Test
    void aPatchThatChangesNothingAmongOthersNamesTheVersionItWasComparedWith() {
        Reply reply = api.transact(FINE, on("patch", "old", ",'version':1,'rebase':true,'attributes':{}"))
                .is(200);
        assertThat(reply.header("Tiebreak-Unchanged")).isEmpty();
        assertThat(reply.get("/results/1/version")).isEqualTo("2");
        assertThat(reply.get("/results/1/rebasedFrom")).isEqualTo("1");
        assertThat(reply.get("/results/1/rebasedTo")).isEqualTo("2");
    }

    @Test
    void whatChangesNothingAtAllWritesNothingAndSaysSo() {
        Reply reply = api.writeInVain(ItemsApi.transaction(
                        on("put", "old", ",'version':2,'name':'v2'"), on("patch", "old2", ",'version':-1")))
                .isProblem(ProblemType.NOT_FOUND);
        assertThat(reply.get("/failedIndex")).isEqualTo("1");
        api.having("old2", 1);
        reply = api.writeInVain(ItemsApi.transaction(
                        on("put", "old", ",'version':2,'name':'v2'"), on("patch", "old2", ",'version':-1")))
                .is(200);
        assertThat(reply.header("Tiebreak-Unchanged")).isEqualTo("true");
        assertThat(reply.get("/results/0/version")).isEqualTo("2");
        assertThat(reply.get("/results/1/version")).isEqualTo("1");
    }

    @Test
    void fortyFiveCommandsAreOneWrite() {
        String[] commands = IntStream.range(0, 45)
                .mapToObj(i -> on("put", "i" + i, ",'version':0,'name':'n'"))
                .toArray(String[]::new);
        Reply reply = api.transact(commands).is(200);
        assertThat(reply.body().at("/results")).hasSize(45);
        assertThat(reply.header("Tiebreak-Attempts")).isEqualTo("1");
        assertThat(reply.header("Tiebreak-Units")).isEqualTo("requests=1; rcu=0; wcu=0");
    }

    @Test
    void aLostAnswerIsFoundOutAndIsNoRepeat() {
        api.world.ledger.loseAnswers(1);
        Reply reply = api.transact(FINE, on("delete", "old", ",'version':2")).is(200);
        assertThat(reply.header("Tiebreak-Attempts")).isEqualTo("2");
        assertThat(reply.header("Idempotency-Replayed")).isEmpty();
        api.world.ledger.loseAnswers(1);
        reply = api.write(ItemsApi.transaction(on("put", "new", ",'version':-1,'name':'m'"))
                        .key("k"))
                .is(200);
        assertThat(reply.header("Idempotency-Replayed")).isEmpty();
        assertThat(api.world.ledger.written())
                .extracting(VersionedCommand::version)
                .endsWith(1L, 3L, 2L);
    }

    @Test
    void anAnswerThatStaysLostIsToldAsSuch() {
        api.world.ledger.loseAnswers(Integer.MAX_VALUE);
        assertThat(api.transact(FINE).isProblem(ProblemType.OUTCOME_UNKNOWN).get("/detail"))
                .contains("same Idempotency-Key");
    }

    @Test
    void itTakesTheScopeForWritingItems() {
        api.writeInVain(ItemsApi.transaction(FINE).claim("scope", "items:read")).isProblem(ProblemType.FORBIDDEN);
        api.writeInVain(ItemsApi.transaction(FINE).withoutClaim("tenant")).isProblem(ProblemType.FORBIDDEN);
    }

    @Test
    void itNeverReachesAnotherTenantsItems() {
        String command = on("put", "old", ",'version':0,'name':'mine'");
        Reply reply = api.write(ItemsApi.transaction(command).claim("tenant", "other"))
                .is(200);
        assertThat(reply.get("/results/0/version")).isEqualTo("1");
        assertThat(api.world.ledger.written().getLast().stream().tenant()).isEqualTo("other");
    }
}
