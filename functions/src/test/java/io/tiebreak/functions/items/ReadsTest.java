package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadsTest {
    private final ItemsApi api = new ItemsApi();

    private static Sent get() {
        return Sent.toItem("GET", "invoice", "a");
    }

    @Test
    void aReadSeesTheView() {
        api.having("a", 1);
        api.get("a").isProblem(ProblemType.NOT_FOUND);
        api.world.project();
        api.put("a", "{\"version\":1,\"name\":\"v2\"}").is(200);
        Reply reply = api.get("a").is(200);
        assertThat(reply.get("/version")).isEqualTo("1");
        assertThat(reply.get("/name")).isEqualTo("v1");
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(reply.header("Tiebreak-Units")).isEqualTo("requests=1; rcu=0; wcu=0");
        assertThat(reply.header("Tiebreak-Attempts")).isEmpty();
    }

    @Test
    void aReaderCanAskForHisOwnWrite() {
        api.having("a", 2);
        assertThat(api.read(get().query("minVersion", "2")).is(200).get("/version"))
                .isEqualTo("2");
        api.world.project();
        Reply fromView = api.read(get().query("minVersion", "2")).is(200);
        assertThat(fromView.header("Tiebreak-Units")).startsWith("requests=1;");
    }

    @Test
    void aViewThatIsBehindGivesTheHeadEvenIfThatIsOlderThanAskedFor() {
        api.having("a", 2);
        assertThat(api.read(get().query("minVersion", "9")).is(200).get("/version"))
                .isEqualTo("2");
    }

    @Test
    void aViewThatHasTheDeletionSaysSo() {
        api.having("a", 1).delete("a", 1).is(200);
        api.read(get().query("minVersion", "2")).isProblem(ProblemType.NOT_FOUND);
        api.world.project();
        api.read(get().query("minVersion", "1")).isProblem(ProblemType.NOT_FOUND);
        api.get("a").isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void aConsistentReadSeesTheLedger() {
        api.having("a", 1);
        assertThat(api.read(get().query("consistent", "true")).is(200).get("/version"))
                .isEqualTo("1");
        api.read(get().query("consistent", "false")).isProblem(ProblemType.NOT_FOUND);
        assertThat(api.read(get().query("consistent", "true").query("minVersion", "1"))
                        .is(200)
                        .get("/version"))
                .isEqualTo("1");
    }

    @Test
    void thePastStaysReadable() {
        api.having("a", 2).delete("a", 2).is(200);
        Reply reply = api.read(get().query("version", "1")).is(200);
        assertThat(reply.get("/name")).isEqualTo("v1");
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        api.read(get().query("version", "3")).isProblem(ProblemType.NOT_FOUND);
        api.read(get().query("version", "4")).isProblem(ProblemType.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "version,0",
        "version,-1",
        "version,x",
        "version,1.0",
        "version,''",
        "version,9007199254740993",
        "minVersion,-1",
        "minVersion,x",
        "consistent,yes",
        "consistent,''",
        "consistent,TRUE"
    })
    void parametersOfAnotherKindAreRefused(String name, String value) {
        api.read(get().query(name, value)).refuses(name);
    }

    @Test
    void thePastIsNotAskedForTogetherWithThePresent() {
        api.read(get().query("version", "1").query("minVersion", "1")).refuses("version");
        api.read(get().query("version", "1").query("consistent", "false")).refuses("version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"7\", \"1\"", "\"a,b\",W/\"1\"", "*"})
    void whoHasTheItemAlreadyIsNotSentItAgain(String ifNoneMatch) {
        api.having("a", 1);
        Reply reply = api.read(get().query("consistent", "true").header("If-None-Match", ifNoneMatch))
                .is(304);
        assertThat(reply.text()).isEmpty();
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "1", "", "\"11\"", "W/\"01\""})
    void otherTagsGetTheItem(String ifNoneMatch) {
        api.having("a", 1);
        api.read(get().query("consistent", "true").header("If-None-Match", ifNoneMatch))
                .is(200);
    }

    @Test
    void nothingIsNeverNotModified() {
        api.read(get().header("If-None-Match", "*")).isProblem(ProblemType.NOT_FOUND);
    }
}
