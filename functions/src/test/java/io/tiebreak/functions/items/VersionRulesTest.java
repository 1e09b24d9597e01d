package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRulesTest {
    private final ItemsApi api = new ItemsApi();

    private static Sent put(String version) {
        String field = version.isEmpty() ? "" : "\"version\":" + version + ",";
        return Sent.toItem("PUT", "invoice", "a").body("{" + field + "\"name\":\"new\"}");
    }

    private static Sent patch(String version) {
        String field = version.isEmpty() ? "" : "\"version\":" + version + ",";
        return Sent.toItem("PATCH", "invoice", "a").body("{" + field + "\"name\":\"new\"}");
    }

    private static Sent delete() {
        return Sent.toItem("DELETE", "invoice", "a");
    }

    private static Sent post() {
        return Sent.toType("POST", "invoice").body("{\"id\":\"a\",\"name\":\"new\"}");
    }

    @Test
    void zeroCreatesWhatIsAbsent() {
        assertThat(api.write(put("0")).is(201).body().at("/version").intValue()).isEqualTo(1);
    }

    @Test
    void zeroIsAConflictWithWhatExists() {
        api.having("a", 2);
        Reply reply = api.writeInVain(put("0")).isProblem(ProblemType.CONFLICT);
        assertThat(reply.get("/expectedVersion")).isEqualTo("0");
        assertThat(reply.get("/currentVersion")).isEqualTo("2");
    }

    @Test
    void zeroContinuesATombstone() {
        api.having("a", 2).delete("a", 2).is(200);
        assertThat(api.write(put("0")).is(201).get("/version")).isEqualTo("4");
    }

    @Test
    void anExactVersionReplacesIt() {
        api.having("a", 2);
        assertThat(api.write(put("2")).is(200).get("/version")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "9007199254740992"})
    void anyOtherVersionIsAConflict(String version) {
        api.having("a", 2);
        Reply reply = api.writeInVain(put(version)).isProblem(ProblemType.CONFLICT);
        assertThat(reply.get("/expectedVersion")).isEqualTo(version);
        assertThat(reply.get("/currentVersion")).isEqualTo("2");
    }

    @Test
    void anExactVersionOfNothingIsAConflictWithZero() {
        Reply reply = api.writeInVain(put("3")).isProblem(ProblemType.CONFLICT);
        assertThat(reply.get("/currentVersion")).isEqualTo("0");
        assertThat(reply.body().has("current")).isFalse();
        assertThat(reply.body().has("rival")).isFalse();
        api.writeInVain(patch("3")).isProblem(ProblemType.CONFLICT);
        api.writeInVain(delete().query("version", "3")).isProblem(ProblemType.CONFLICT);
    }

    @Test
    void theVersionOfATombstoneIsAConflictWithZero() {
        api.having("a", 1).delete("a", 1).is(200);
        assertThat(api.writeInVain(put("2")).isProblem(ProblemType.CONFLICT).get("/currentVersion"))
                .isEqualTo("0");
    }

    @Test
    void latestTakesWhateverThereIs() {
        api.having("a", 2);
        assertThat(api.write(put("-1")).is(200).get("/version")).isEqualTo("3");
        assertThat(api.write(patch("-1").body("{\"version\":-1,\"name\":\"x\"}"))
                        .is(200)
                        .get("/version"))
                .isEqualTo("4");
        api.write(delete().query("version", "-1")).is(200);
    }

    @Test
    void latestCreatesWithPutAndFindsNothingWithPatchAndDelete() {
        api.writeInVain(patch("-1")).isProblem(ProblemType.NOT_FOUND);
        api.writeInVain(delete().query("version", "-1")).isProblem(ProblemType.NOT_FOUND);
        api.write(put("-1")).is(201);
    }

    @Test
    void patchAndDeleteOfNothingYetAreRefused() {
        api.having("a", 1);
        api.writeInVain(patch("0")).refuses("/version");
        api.writeInVain(delete().query("version", "0")).refuses("version");
        api.writeInVain(patch("").header("If-None-Match", "*")).refuses("If-None-Match");
        api.writeInVain(delete().header("If-None-Match", "*")).refuses("If-None-Match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-2",
                "1.0",
                "1.5",
                "1e0",
                "\"1\"",
                "null",
                "true",
                "[1]",
                "{}",
                "9007199254740993",
                "9223372036854775808",
                "100000000000000000000"
            })
    void whatIsNoVersionIsRefused(String version) {
        api.having("a", 1);
        api.writeInVain(put(version)).refuses("/version");
        api.writeInVain(patch(version)).refuses("/version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-2", "1.0", "", "x", "+1", "01", "-0", "1,2", "9007199254740993", "99999999999999999999"})
    void whatIsNoVersionInTheQueryIsRefused(String version) {
        api.having("a", 1);
        api.writeInVain(delete().query("version", version)).refuses("version");
    }

    @Test
    void whoSaysNothingIsAskedTo() {
        api.having("a", 1);
        api.writeInVain(put("")).isProblem(ProblemType.PRECONDITION_REQUIRED);
        api.writeInVain(patch("")).isProblem(ProblemType.PRECONDITION_REQUIRED);
        api.writeInVain(delete()).isProblem(ProblemType.PRECONDITION_REQUIRED);
    }

    @Test
    void ifMatchIsAnExactVersion() {
        api.having("a", 1);
        api.write(put("").header("If-Match", "\"1\"")).is(200);
        api.write(patch("").body("{\"name\":\"x\"}").header("If-Match", "\"2\""))
                .is(200);
        api.write(delete().header("If-Match", "\"3\"")).is(200);
    }

    @Test
    void aFailedHeaderIsA412WithTheConflictInIt() {
        api.having("a", 2);
        for (Sent sent : new Sent[] {
            put("").header("If-Match", "\"1\""),
            patch("").header("If-Match", "\"1\""),
            delete().header("If-Match", "\"1\"")
        }) {
            Reply reply = api.writeInVain(sent).isProblem(ProblemType.PRECONDITION_FAILED);
            assertThat(reply.get("/statusCode")).isEqualTo("412");
            assertThat(reply.get("/error")).isEqualTo("Precondition Failed");
            assertThat(reply.get("/currentVersion")).isEqualTo("2");
            assertThat(reply.get("/current/name")).isEqualTo("v2");
            assertThat(reply.get("/rival/version")).isEqualTo("2");
        }
    }

    @Test
    void aStarNeedsSomethingToBeThere() {
        Reply reply = api.writeInVain(put("").header("If-Match", "*")).isProblem(ProblemType.PRECONDITION_FAILED);
        assertThat(reply.get("/expectedVersion")).isEqualTo("-1");
        assertThat(reply.get("/currentVersion")).isEqualTo("0");
        api.writeInVain(patch("").header("If-Match", "*")).isProblem(ProblemType.PRECONDITION_FAILED);
        api.writeInVain(delete().header("If-Match", "*")).isProblem(ProblemType.PRECONDITION_FAILED);
        api.having("a", 1);
        api.write(put("").header("If-Match", "*")).is(200);
    }

    @Test
    void noneMatchingAStarNeedsNothingToBeThere() {
        api.write(put("").header("If-None-Match", "*")).is(201);
        api.writeInVain(put("").header("If-None-Match", "*")).isProblem(ProblemType.PRECONDITION_FAILED);
        api.writeInVain(post().header("If-None-Match", "*")).isProblem(ProblemType.PRECONDITION_FAILED);
        api.writeInVain(post()).isProblem(ProblemType.CONFLICT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "W/\"1\"",
                "\"1\", \"2\"",
                "\"0\"",
                "\"-1\"",
                "\"\"",
                "\"x\"",
                "\"01\"",
                "",
                "\"1\",",
                "**",
                "\"9007199254740993\""
            })
    void anyOtherIfMatchIsRefused(String ifMatch) {
        api.having("a", 1);
        api.writeInVain(put("").header("If-Match", ifMatch)).refuses("If-Match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "", "*, *"})
    void anyOtherIfNoneMatchIsRefusedOnWrites(String ifNoneMatch) {
        api.writeInVain(put("").header("If-None-Match", ifNoneMatch)).refuses("If-None-Match");
        api.writeInVain(post().header("If-None-Match", ifNoneMatch)).refuses("If-None-Match");
    }

    @ParameterizedTest
    @CsvSource({"If-Match,\"1\",1", "If-Match,*,-1"})
    void bodyAndHeaderMayAgree(String header, String value, String version) {
        api.having("a", 1);
        api.write(put(version).header(header, value)).is(200);
    }

    @Test
    void bodyAndHeaderMayAgreeThatNothingExists() {
        api.write(put("0").header("If-None-Match", "*")).is(201);
    }

    @ParameterizedTest
    @CsvSource({
        "If-Match,\"1\",2",
        "If-Match,\"1\",0",
        "If-Match,\"1\",-1",
        "If-Match,*,1",
        "If-Match,*,0",
        "If-None-Match,*,1",
        "If-None-Match,*,-1"
    })
    void bodyAndHeaderMustNotDisagree(String header, String value, String version) {
        api.having("a", 1);
        api.writeInVain(put(version).header(header, value)).refuses(header);
    }

    @Test
    void queryAndHeaderMustNotDisagree() {
        api.having("a", 1);
        api.writeInVain(delete().query("version", "2").header("If-Match", "\"1\""))
                .refuses("If-Match");
        api.write(delete().query("version", "1").header("If-Match", "\"1\"")).is(200);
    }

    @Test
    void theHeadersMustNotContradictEachOther() {
        api.having("a", 1);
        api.writeInVain(put("").header("If-Match", "\"1\"").header("If-None-Match", "*"))
                .refuses("If-None-Match");
    }

    @Test
    void aCreationTakesNoVersion() {
        api.writeInVain(Sent.toType("POST", "invoice").body("{\"version\":0,\"name\":\"x\"}"))
                .refuses("/version");
        api.writeInVain(post().header("If-Match", "\"1\"")).refuses("If-Match");
        api.writeInVain(post().header("If-Match", "*")).refuses("If-Match");
    }
}
