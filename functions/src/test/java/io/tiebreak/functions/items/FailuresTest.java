package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.json.Json;
import io.tiebreak.store.StoreException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final Throwable cause = new IllegalStateException("secret payload");

    private final ItemsApi api = new ItemsApi();

    private Reply writeWith(Supplier<RuntimeException> failure) {
        api.world.ledger.failAppends(failure);
        return api.writeInVain(Sent.toItem("PUT", "invoice", "a").body("{\"version\":0,\"name\":\"secret name\"}"));
    }

    private Reply readWith(Supplier<RuntimeException> failure) {
        api.world.ledger.failReads(failure);
        return api.read(Sent.toItem("GET", "invoice", "a").query("consistent", "true"));
    }

    private static void mayBeRepeated(Reply reply) {
        assertThat(reply.header("Retry-After")).matches("[1-9][0-9]*");
    }

    @Test
    void throttlingThatOutlastsOurPatienceIsA429() {
        mayBeRepeated(writeWith(() -> new StoreException.Throttled(cause)).isProblem(ProblemType.THROTTLED));
        mayBeRepeated(readWith(() -> new StoreException.Throttled(cause)).isProblem(ProblemType.THROTTLED));
    }

    @Test
    void othersTransactionsThatOutlastOurPatienceAreA429() {
        mayBeRepeated(
                writeWith(() -> new StoreException.TransactionConflict(cause)).isProblem(ProblemType.THROTTLED));
    }

    @Test
    void aReadWithoutAnAnswerIsA503() {
        mayBeRepeated(readWith(() -> new StoreException.Unanswered(cause)).isProblem(ProblemType.UNAVAILABLE));
    }

    @Test
    void aWriteThatNeverGotToItsPutIsA503ThatDidNothing() {
        api.world.ledger.failReads(() -> new StoreException.Unanswered(cause));
        Reply reply = api.writeInVain(Sent.toItem("PUT", "invoice", "a").body("{\"version\":1,\"name\":\"n\"}"));
        mayBeRepeated(reply.isProblem(ProblemType.UNAVAILABLE));
        assertThat(reply.header("Tiebreak-Attempts")).isEqualTo("0");
    }

    @Test
    void aWriteWithoutAnAnswerSaysThatItMayHaveHappenedAndHowToRepeatIt() {
        Reply reply = writeWith(() -> new StoreException.Unanswered(cause)).isProblem(ProblemType.OUTCOME_UNKNOWN);
        mayBeRepeated(reply);
        assertThat(reply.get("/detail")).contains("same request again");
        assertThat(Integer.parseInt(reply.header("Tiebreak-Attempts"))).isGreaterThan(1);
        assertThat(reply.header("Tiebreak-Units")).startsWith("requests=");
    }

    @Test
    void aReadWaitsForFailuresThatPass() {
        api.having("a", 1);
        int[] left = {3};
        api.world.ledger.failReads(() -> {
            if (--left[0] == 0) {
                api.world.ledger.failNothing();
            }
            return new StoreException.Throttled(cause);
        });
        Reply reply = api.read(Sent.toItem("GET", "invoice", "a").query("consistent", "true"));
        assertThat(reply.is(200).header("Tiebreak-Units")).startsWith("requests=4;");
    }

    @Test
    void whatShouldNotHappenTellsTheCallerItsNumberAndNothingElse() {
        for (Reply reply : new Reply[] {
            writeWith(() -> new IllegalStateException("secret")),
            readWith(() -> new StoreException.Refused(cause)),
            readWith(() -> new NullPointerException("secret"))
        }) {
            reply.isProblem(ProblemType.INTERNAL);
            assertThat(reply.body().properties())
                    .extracting(member -> member.getKey())
                    .containsExactly("type", "title", "status", "detail", "requestId");
            assertThat(reply.text()).doesNotContain("secret").doesNotContain("Exception");
        }
    }

    @Test
    void theLogTellsWhereItHappenedButNeverWhatWasSent() {
        writeWith(() -> new IllegalStateException("secret", cause)).is(500);
        assertThat(api.world.logged).hasSize(1).first().satisfies(line -> {
            var json = Json.stored(line);
            assertThat(json.required("level").asText()).isEqualTo("ERROR");
            assertThat(json.required("requestId").asText()).isEqualTo("req-1");
            assertThat(json.required("route").asText()).isEqualTo("PUT /v1/items/{type}/{id}");
            assertThat(json.at("/failure/0/class").asText()).isEqualTo("java.lang.IllegalStateException");
            assertThat(json.at("/failure/0/frames")).hasSize(20);
            assertThat(json.at("/failure")).hasSize(2);
            assertThat(line).doesNotContain("secret").doesNotContain("\n");
        });
    }

    @Test
    void passingFailuresAreLoggedAsWarningsAndRefusalsNotAtAll() {
        api.writeInVain(Sent.toItem("PUT", "invoice", "a").body("{}")).is(400);
        assertThat(api.world.logged).isEmpty();
        writeWith(() -> new StoreException.Throttled(cause)).is(429);
        assertThat(api.world.logged)
                .hasSize(1)
                .first()
                .asString()
                .contains("\"WARN\"")
                .doesNotContain("frames");
    }

    @Test
    void aRouteTheFunctionDoesNotHaveIsOurFault() {
        api.read(Sent.toItem("POST", "invoice", "a")).isProblem(ProblemType.INTERNAL);
    }
}
