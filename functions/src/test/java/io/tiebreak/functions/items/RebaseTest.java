package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RebaseTest {
    private final ItemsApi api = new ItemsApi();

    /** Since version 1, others have changed the name and attribute x, and left y alone. */
    @BeforeEach
    void threeVersions() {
        api.post("{\"id\":\"a\",\"name\":\"v1\",\"attributes\":{\"x\":1,\"y\":1}}")
                .is(201);
        api.patch("a", "{\"version\":1,\"name\":\"v2\"}").is(200);
        api.patch("a", "{\"version\":2,\"attributes\":{\"x\":3}}").is(200);
    }

    private static Sent patch(String body) {
        return Sent.toItem("PATCH", "invoice", "a").json(body);
    }

    private static void assertNotRebased(Reply reply) {
        assertThat(reply.body().has("rebasedFrom")).isFalse();
        assertThat(reply.body().has("rebasedTo")).isFalse();
    }

    @Test
    void aPatchOfUntouchedFieldsIsAppliedOnTheNewestVersionAndSaysSo() {
        Reply reply = api.write(patch("{'version':1,'rebase':true,'attributes':{'y':4}}"))
                .is(200);
        assertThat(reply.get("/version")).isEqualTo("4");
        assertThat(reply.get("/rebasedFrom")).isEqualTo("1");
        assertThat(reply.get("/rebasedTo")).isEqualTo("3");
        assertThat(reply.header("ETag")).isEqualTo("\"4\"");
        assertThat(reply.get("/name")).isEqualTo("v2");
        assertThat(Json.text(reply.body().at("/attributes"))).isEqualTo("{\"x\":3,\"y\":4}");
        assertNotRebased(api.read(Sent.toItem("GET", "invoice", "a").query("consistent", "true"))
                .is(200));
    }

    @Test
    void aPatchOfTheNewestVersionIsNotRebased() {
        assertNotRebased(api.write(patch("{'version':3,'rebase':true,'attributes':{'y':4}}"))
                .is(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'version':1,'rebase':true,'name':'mine'}",
                "{'version':1,'rebase':true,'attributes':{'x':7}}",
                "{'version':1,'rebase':true,'attributes':{'x':null,'y':2}}",
                "{'version':1,'rebase':true,'attributes':null}"
            })
    void aPatchOfTouchedFieldsIsAConflictThatNamesWhatChanged(String body) {
        Reply reply = api.writeInVain(patch(body)).isProblem(ProblemType.CONFLICT);
        assertThat(reply.get("/expectedVersion")).isEqualTo("1");
        assertThat(reply.get("/currentVersion")).isEqualTo("3");
        assertThat(reply.get("/rival/version")).isEqualTo("2");
        assertThat(Json.text(reply.body().at("/changedFields"))).isEqualTo("[\"/name\",\"/attributes/x\"]");
    }

    @Test
    void fromAHeaderItIsA412() {
        Sent sent = patch("{'rebase':true,'name':'mine'}").header("If-Match", "\"1\"");
        assertThat(api.writeInVain(sent)
                        .isProblem(ProblemType.PRECONDITION_FAILED)
                        .get("/expectedVersion"))
                .isEqualTo("1");
        sent = patch("{'rebase':true,'attributes':{'y':4}}").header("If-Match", "\"1\"");
        assertThat(api.write(sent).is(200).get("/rebasedTo")).isEqualTo("3");
    }

    @Test
    void whatChangedThereAndBackIsUntouched() {
        api.patch("a", "{\"version\":3,\"attributes\":{\"x\":1.0}}").is(200);
        assertThat(api.write(patch("{'version':1,'rebase':true,'attributes':{'x':7}}"))
                        .is(200)
                        .get("/rebasedTo"))
                .isEqualTo("4");
    }

    @Test
    void withoutRebaseAnOldVersionIsAConflict() {
        api.writeInVain(patch("{'version':1,'attributes':{'y':4}}")).isProblem(ProblemType.CONFLICT);
        api.writeInVain(patch("{'version':1,'rebase':false,'attributes':{'y':4}}"))
                .isProblem(ProblemType.CONFLICT);
    }

    @Test
    void ontoTheLatestThereIsNothingToRebase() {
        assertNotRebased(
                api.write(patch("{'version':-1,'rebase':true,'name':'mine'}")).is(200));
        assertNotRebased(api.write(patch("{'rebase':true,'name':'yours'}").header("If-Match", "*"))
                .is(200));
    }

    @Test
    void aVersionYetToComeIsAConflict() {
        api.writeInVain(patch("{'version':4,'rebase':true,'attributes':{'y':4}}"))
                .isProblem(ProblemType.CONFLICT);
    }

    @Test
    void anotherLifeOfTheItemIsAConflict() {
        api.delete("a", 3).is(200);
        Sent sent = patch("{'version':1,'rebase':true,'attributes':{'y':4}}");
        assertThat(api.writeInVain(sent).isProblem(ProblemType.CONFLICT).get("/currentVersion"))
                .isEqualTo("0");
        api.post("{\"id\":\"a\",\"name\":\"v1\",\"attributes\":{\"x\":1,\"y\":1}}")
                .is(201);
        assertThat(api.writeInVain(sent).isProblem(ProblemType.CONFLICT).get("/currentVersion"))
                .isEqualTo("5");
    }

    @Test
    void whatIsLikeThatAlreadyStaysUnchangedAndNamesTheVersionItWasComparedWith() {
        Reply reply = api.writeInVain(patch("{'version':1,'rebase':true,'attributes':{'y':1}}"))
                .is(200);
        assertThat(reply.header("Tiebreak-Unchanged")).isEqualTo("true");
        assertThat(reply.get("/version")).isEqualTo("3");
        assertThat(reply.get("/rebasedFrom")).isEqualTo("1");
        assertThat(reply.get("/rebasedTo")).isEqualTo("3");
    }

    @Test
    void aRepeatUnderAKeyGetsTheIdenticalBodyAfterMoreVersions() {
        Sent sent = patch("{'version':1,'rebase':true,'attributes':{'y':4}}").key("k");
        String first = api.write(sent).is(200).text();
        api.patch("a", "{\"version\":4,\"attributes\":{\"y\":5}}").is(200);
        Reply again = api.writeInVain(sent).is(200);
        assertThat(again.text()).isEqualTo(first);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "'true'", "null", "{}", "[]"})
    void rebaseIsTrueOrFalse(String rebase) {
        api.writeInVain(patch("{'version':1,'name':'n','rebase':" + rebase + "}"))
                .refuses("/rebase");
    }

    @Test
    void onlyAPatchCanBeRebased() {
        api.writeInVain(Sent.toItem("PUT", "invoice", "a").json("{'version':1,'name':'n','rebase':true}"))
                .refuses("/rebase");
        api.writeInVain(Sent.toItem("DELETE", "invoice", "a")
                        .query("version", "3")
                        .query("rebase", "true"))
                .refuses("rebase");
    }

    @Test
    void nothingIsNoVersionToRebaseFrom() {
        api.writeInVain(patch("{'version':0,'rebase':true,'name':'n'}")).refuses("/version");
        api.writeInVain(patch("{'rebase':true,'name':'n'}")).isProblem(ProblemType.PRECONDITION_REQUIRED);
    }
}
