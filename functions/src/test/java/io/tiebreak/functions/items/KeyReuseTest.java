package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.ledger.VersionedCommand;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes two requests with one key the same or not, and what a key looks like. */
class KeyReuseTest {
    private final ItemsApi api = KeyedWrites.world();

    private static Sent to(String method) {
        return Sent.toItem(method, "invoice", "old");
    }

    private static Sent post(String body) {
        return Sent.toType("POST", "invoice").json(body);
    }

    private static Sent anyPut() {
        return to("PUT").json("{'version':-1,'name':'n'}");
    }

    static Stream<Arguments> requestsAndOthersOnTheSamePath() {
        return Stream.of(
                Arguments.of(anyPut(), to("PUT").json("{'version':-1,'name':'m'}")),
                Arguments.of(anyPut(), to("PUT").json("{'name':'n','version':-1}")),
                Arguments.of(anyPut(), anyPut().header("If-Match", "*")),
                Arguments.of(
                        to("PUT").json("{'version':2,'name':'n'}"), to("PUT").json("{'version':2,'name':'m'}")),
                Arguments.of(
                        to("PUT").json("{'version':2,'name':'n'}"),
                        to("PUT").header("If-Match", "\"2\"").json("{'version':2,'name':'n'}")),
                Arguments.of(
                        to("PATCH").json("{'version':-1,'name':'n'}"),
                        to("PATCH").json("{'version':-1,'name':'m'}")),
                Arguments.of(
                        to("PATCH").json("{'version':1,'rebase':true,'attributes':{'x':1}}"),
                        to("PATCH").json("{'version':1,'rebase':true,'attributes':{'x':2}}")),
                Arguments.of(to("DELETE").query("version", "2"), to("DELETE").header("If-Match", "\"2\"")),
                Arguments.of(to("DELETE").query("version", "-1"), to("DELETE").header("If-Match", "*")),
                Arguments.of(post("{'id':'new','name':'n'}"), post("{'id':'new','name':'m'}")),
                Arguments.of(post("{'id':'gone','name':'n'}"), post("{'id':'gone','name':'m'}")),
                Arguments.of(post("{'name':'n'}"), post("{'name':'m'}")),
                Arguments.of(
                        ItemsApi.transaction("{'delete':{'type':'invoice','id':'old','version':2}}"),
                        ItemsApi.transaction("{'put':{'type':'invoice','id':'new','version':0,'name':'n'}}")),
                Arguments.of(
                        ItemsApi.transaction("{'put':{'type':'invoice','id':'new','version':0,'name':'n'}}"),
                        ItemsApi.transaction("{'put':{'type':'invoice','id':'new','version':0,'name':'m'}}")));
    }

    @ParameterizedTest
    @MethodSource("requestsAndOthersOnTheSamePath")
    void anotherRequestUnderTheSameKeyIsRefused(Sent one, Sent other) {
        assertThat(api.write(one.key("k")).status()).isIn(200, 201);
        Reply reply = api.writeInVain(other.key("k")).isProblem(ProblemType.KEY_REUSED);
        assertThat(reply.body().has("failedIndex")).isFalse();
        assertThat(reply.header("Idempotency-Replayed")).isEmpty();
        assertThat(api.write(one.key("k")).header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void aKeyBelongsToTenantActorMethodAndPath() {
        List<Sent> requests = List.of(
                anyPut(),
                anyPut().claim("sub", "bob").json("{'version':-1,'name':'by bob'}"),
                anyPut().claim("tenant", "other"),
                to("PATCH").json("{'version':-1,'name':'patched'}"),
                Sent.toItem("PUT", "invoice", "new").json("{'version':-1,'name':'n'}"),
                Sent.toItem("PUT", "order", "old").json("{'version':-1,'name':'n'}"),
                post("{'name':'n'}"),
                Sent.toType("POST", "order").json("{'name':'n'}"),
                ItemsApi.transaction("{'delete':{'type':'invoice','id':'old','version':-1}}"));
        int before = api.world.ledger.written().size();
        for (Sent request : requests) {
            Reply reply = api.write(request.key("k"));
            assertThat(reply.status()).as(reply.text()).isIn(200, 201);
            assertThat(reply.header("Idempotency-Replayed")).isEmpty();
        }
        List<VersionedCommand> written = api.world.ledger.written();
        assertThat(written.subList(before, written.size()))
                .hasSameSizeAs(requests)
                .extracting(VersionedCommand::commandId)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{64}"));
    }

    @Test
    void aKeyedCreationOfAnothersIdIsAConflictWithHim() {
        api.write(post("{'id':'new','name':'n'}").key("k")).is(201);
        Reply reply = api.writeInVain(
                        post("{'id':'new','name':'n'}").claim("sub", "bob").key("k"))
                .isProblem(ProblemType.CONFLICT);
        assertThat(reply.get("/rival/actor")).isEqualTo("ann");
    }

    @Test
    void aRepeatNeedsTheSameRights() {
        Sent sent = anyPut().key("k");
        api.write(sent).is(200);
        api.writeInVain(sent.claim("scope", "items:read")).isProblem(ProblemType.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "k k", " ~!\"'%,;", "0123456789abcdef-0123"})
    void aKeyIsAnyPrintableAscii(String key) {
        api.write(anyPut().key(key)).is(200);
        assertThat(api.write(anyPut().key(key)).header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void aKeyHasUpTo255Characters() {
        api.write(anyPut().key("k".repeat(255))).is(200);
        api.writeInVain(anyPut().key("k".repeat(256))).refuses("Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "é", "a\u007f", "a\tb", "a\n", "🔑"})
    void anyOtherKeyIsRefusedOnEveryWrite(String key) {
        Stream.of(
                        anyPut(),
                        post("{'name':'n'}"),
                        post("{'id':'new','name':'n'}"),
                        to("PATCH").json("{'version':2,'name':'n'}"),
                        to("DELETE").query("version", "2"),
                        ItemsApi.transaction("{'delete':{'type':'invoice','id':'old','version':2}}"))
                .forEach(sent -> api.writeInVain(sent.key(key)).refuses("Idempotency-Key"));
    }
}
