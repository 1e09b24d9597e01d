package io.tiebreak.functions.items;

import static io.tiebreak.functions.items.ItemsApi.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.store.StoreException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When nothing of a transaction happens, and how its caller is told. */
class TransactionRefusalsTest {
    private static final String LARGE = "x".repeat(200 * 1024);

    private static final String FINE = on("put", "new", ",'version':0,'name':'n'");

    private final ItemsApi api = KeyedWrites.world();

    /** A command of a transaction, and the request that asks for the same. */
    static Stream<Arguments> refusedCommandsAndTheirTwins() {
        String large = ",'version':2,'attributes':{'b':'" + LARGE + "'}";
        return Stream.of(
                Arguments.of(on("put", "old", ",'version':1,'name':'n'"), twin("PUT", "old", "'version':1,'name':'n'")),
                Arguments.of(on("put", "old", ",'version':0,'name':'n'"), twin("PUT", "old", "'version':0,'name':'n'")),
                Arguments.of(
                        on("put", "gone", ",'version':3,'name':'n'"), twin("PUT", "gone", "'version':3,'name':'n'")),
                Arguments.of(on("patch", "old", ",'version':3"), twin("PATCH", "old", "'version':3")),
                Arguments.of(on("patch", "none", ",'version':3"), twin("PATCH", "none", "'version':3")),
                Arguments.of(
                        on("patch", "old", ",'version':1,'rebase':true,'name':'n'"),
                        twin("PATCH", "old", "'version':1,'rebase':true,'name':'n'")),
                Arguments.of(
                        on("delete", "old", ",'version':1"), deletion("old").query("version", "1")),
                Arguments.of(on("patch", "none", ",'version':-1"), twin("PATCH", "none", "'version':-1")),
                Arguments.of(on("patch", "gone", ",'version':-1"), twin("PATCH", "gone", "'version':-1")),
                Arguments.of(
                        on("delete", "none", ",'version':-1"), deletion("none").query("version", "-1")),
                Arguments.of(
                        on("delete", "gone", ",'version':-1"), deletion("gone").query("version", "-1")),
                Arguments.of(on("patch", "large", large), twin("PATCH", "large", large.substring(1))));
    }

    private static Sent twin(String method, String id, String fields) {
        return Sent.toItem(method, "invoice", id).json("{" + fields + "}");
    }

    private static Sent deletion(String id) {
        return Sent.toItem("DELETE", "invoice", id);
    }

    @ParameterizedTest
    @MethodSource("refusedCommandsAndTheirTwins")
    void oneRefusalIsTheRefusalOfAllAndTheOneTheCommandWouldGetAlone(String command, Sent twin) {
        api.put("large", "{\"version\":0,\"name\":\"n\",\"attributes\":{\"a\":\"" + LARGE + "\"}}");
        api.put("large", "{\"version\":1,\"name\":\"m\",\"attributes\":{\"a\":\"" + LARGE + "\"}}");
        ObjectNode alone = api.writeInVain(twin).body().deepCopy();
        Reply reply = api.writeInVain(ItemsApi.transaction(FINE, command));
        ObjectNode together = reply.body().deepCopy();
        assertThat(together.remove("failedIndex").intValue()).isEqualTo(1);
        assertThat(reply.is(alone.path("status").intValue()).status()).isGreaterThan(400);
        alone.remove("conflictId");
        together.remove("conflictId");
        assertThat(together).isEqualTo(alone);
    }

    @Test
    void ofSeveralRefusalsTheFirstIsTold() {
        Reply reply = api.writeInVain(ItemsApi.transaction(
                FINE, on("delete", "none", ",'version':-1"), on("patch", "old", ",'version':1,'name':'n'")));
        assertThat(reply.isProblem(ProblemType.NOT_FOUND).get("/failedIndex")).isEqualTo("1");
    }

    @Test
    void aRefusalTellsWhatItCost() {
        Reply reply = api.transact(FINE, on("delete", "old", ",'version':1")).isProblem(ProblemType.CONFLICT);
        assertThat(reply.header("Tiebreak-Attempts")).isEqualTo("0");
        assertThat(reply.header("Tiebreak-Units")).startsWith("requests=");
    }

    @Test
    void throttlingIsNoRefusalOfOneCommand() {
        api.world.ledger.failAppends(() -> new StoreException.Throttled(new IllegalStateException()));
        Reply reply = api.writeInVain(ItemsApi.transaction(FINE)).isProblem(ProblemType.THROTTLED);
        assertThat(reply.body().has("failedIndex")).isFalse();
    }
}
