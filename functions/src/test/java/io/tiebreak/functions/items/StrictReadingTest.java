package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictReadingTest {
    private final ItemsApi api = new ItemsApi();

    private static Sent post() {
        return Sent.toType("POST", "invoice");
    }

    private Reply refused(String body) {
        return api.writeInVain(post().body(body));
    }

    private static String attributes(String json) {
        return "{\"name\":\"n\",\"attributes\":" + json + "}";
    }

    static Stream<Arguments> bodiesAndTheFieldTheyAreRefusedFor() {
        return Stream.of(
                Arguments.of("", "body"),
                Arguments.of("   ", "body"),
                Arguments.of("[]", "body"),
                Arguments.of("null", "body"),
                Arguments.of("\"text\"", "body"),
                Arguments.of("{\"name\":\"n\"} trailing", "body"),
                Arguments.of("{\"name\":\"n\"}{}", "body"),
                Arguments.of("{\"name\":\"n\"", "/name"),
                Arguments.of("{name:\"n\"}", "body"),
                Arguments.of("{\"name\":'n'}", "/name"),
                Arguments.of("{\"name\":\"n\",}", "/name"),
                Arguments.of("{\"name\":\"a\",\"name\":\"a\"}", "/name"),
                Arguments.of(attributes("{\"a\":{\"b/c\":1,\"b/c\":2}}"), "/attributes/a/b~1c"),
                Arguments.of("{\"name\":\"n\",\"colour\":1}", "/colour"),
                Arguments.of("{\"name\":\"n\",\"a/b~c\":1}", "/a~1b~0c"),
                Arguments.of("{\"name\":\"n\",\"rebase\":true}", "/rebase"),
                Arguments.of("{}", "/name"),
                Arguments.of("{\"name\":null}", "/name"),
                Arguments.of("{\"name\":1}", "/name"),
                Arguments.of("{\"name\":\"\"}", "/name"),
                Arguments.of("{\"name\":\"" + "n".repeat(257) + "\"}", "/name"),
                Arguments.of("{\"name\":\"\\ud83d\"}", "/name"),
                Arguments.of("{\"name\":\"n\",\"id\":null}", "/id"),
                Arguments.of("{\"name\":\"n\",\"id\":4711}", "/id"),
                Arguments.of(attributes("null"), "/attributes"),
                Arguments.of(attributes("[]"), "/attributes"),
                Arguments.of(attributes("\"x\""), "/attributes"),
                Arguments.of(attributes("{\"a\":[\"ok\",\"\\udc00\"]}"), "/attributes/a/1"),
                Arguments.of(attributes("{\"a\":{\"\\ud800x\":1}}"), "/attributes/a"),
                Arguments.of("{\"name\":\"n\",\"\ud800\":1}", "body"),
                Arguments.of(attributes("{\"a\":NaN}"), "/attributes/a"),
                Arguments.of(attributes("{\"a\":01}"), "/attributes/a"));
    }

    @ParameterizedTest
    @MethodSource("bodiesAndTheFieldTheyAreRefusedFor")
    void aBodyThatIsNotRightIsRefusedByTheNameOfWhatIsWrong(String body, String field) {
        refused(body).refuses(field);
    }

    @Test
    void aMissingBodyIsRefused() {
        api.writeInVain(post()).refuses("body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012345678901234567890123456789",
                "0.123456789012345678901234567890123456789",
                "1E126",
                "1E-131",
                "-1E126",
                "1E999999999",
                "100E2147483647",
                "1E-999999999"
            })
    void numbersThatCouldNotBeKeptAreRefused(String number) {
        refused(attributes("{\"a\":[" + number + "]}")).refuses("/attributes/a/0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678901234567890123456789012345678",
                "0.12345678901234567890123456789012345678",
                "9.99E+125",
                "1E-130",
                "0",
                "0.000",
                "-7",
                "1.50",
                "0E+500",
                "12345678901234567890123456789012345678000"
            })
    void numbersThatCanBeKeptAre(String number) {
        Reply reply = api.post(attributes("{\"a\":" + number + "}")).is(201);
        assertThat(reply.body().at("/attributes/a").decimalValue()).isEqualByComparingTo(number);
    }

    @Test
    void aNumberOfMoreDigitsThanTheParserTakesIsRefused() {
        refused(attributes("{\"a\":" + "1".repeat(1001) + "}")).refuses("body");
        refused(attributes("{\"a\":1E99999999999999999999}")).isProblem(ProblemType.INVALID_REQUEST);
    }

    @Test
    void jsonNestsTwoHundredAndFiftySixLevelsDeepAndNoDeeper() {
        api.post(attributes("{\"a\":" + "[".repeat(254) + "]".repeat(254) + "}"))
                .is(201);
        assertThat(refused(attributes("{\"a\":" + "[".repeat(258) + "]".repeat(258) + "}"))
                        .isProblem(ProblemType.INVALID_REQUEST)
                        .get("/field"))
                .startsWith("/attributes/a/0");
        refused(attributes("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .isProblem(ProblemType.INVALID_REQUEST);
    }

    @Test
    void whatWasSentComesBackUnchanged() {
        String attributes = "{\"empty\":\"\",\"list\":[[],[[1]],null],\"none\":null,\"emoji\":\"😀\",\"object\":{}}";
        assertThat(api.post(attributes(attributes)).is(201).text()).contains(attributes);
    }

    @Test
    void aBodyMayComeInBase64() {
        api.write(post().bytes(attributes("{\"ü\":1}").getBytes(StandardCharsets.UTF_8)))
                .is(201);
    }

    @Test
    void bytesThatAreNoUtf8OrNoBase64AreRefused() {
        api.writeInVain(post().bytes(new byte[] {'{', '"', (byte) 0xC3, '"', '}'}))
                .refuses("body");
        api.writeInVain(post().bytes("{\"name\":\"n\"}".getBytes(StandardCharsets.UTF_16)))
                .refuses("body");
        api.writeInVain(post().notBase64("{\"name\":\"n\"}")).refuses("body");
    }

    @Test
    void aBodyHasAtMost256Kilobytes() {
        String frame = "{\"name\":\"n\",\"attributes\":{\"a\":\"\"}}";
        int room = 256 * 1024 - frame.length();
        String most = frame.replace("\"\"", "\"" + "x".repeat(room) + "\"");
        api.write(post().body(most)).is(201);
        api.writeInVain(post().body(most + " ")).isProblem(ProblemType.TOO_LARGE);
        api.writeInVain(post().bytes((most + " ").getBytes(StandardCharsets.UTF_8)))
                .isProblem(ProblemType.TOO_LARGE);
        String inTwoByteCharacters = frame.replace("\"\"", "\"" + "ü".repeat(room / 2 + 1) + "\"");
        api.writeInVain(post().body(inTwoByteCharacters)).isProblem(ProblemType.TOO_LARGE);
    }

    @Test
    void aStateThatGrowsBeyond256KilobytesIsRefused() {
        api.post("{\"id\":\"a\",\"name\":\"n\",\"attributes\":{\"a\":\"" + "x".repeat(200_000) + "\"}}")
                .is(201);
        api.writeInVain(Sent.toItem("PATCH", "invoice", "a")
                        .body("{\"version\":1,\"attributes\":{\"b\":\"" + "x".repeat(100_000) + "\"}}"))
                .isProblem(ProblemType.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"PUT,colour", "PATCH,id", "PATCH,rebase"})
    void otherWritesAreReadAsStrictly(String method, String field) {
        api.writeInVain(Sent.toItem(method, "invoice", "a").body("{\"version\":-1,\"name\":\"n\",\"" + field + "\":1}"))
                .refuses("/" + field);
    }

    @Test
    void aPatchCannotTakeTheNameAway() {
        api.having("a", 1);
        api.writeInVain(Sent.toItem("PATCH", "invoice", "a").body("{\"version\":1,\"name\":null}"))
                .refuses("/name");
        api.writeInVain(Sent.toItem("PATCH", "invoice", "a").body("{\"version\":1,\"attributes\":[]}"))
                .refuses("/attributes");
    }

    @Test
    void aDeletionHasNoBody() {
        api.having("a", 1);
        api.writeInVain(Sent.toItem("DELETE", "invoice", "a").body("{\"version\":1}"))
                .refuses("body");
        api.write(Sent.toItem("DELETE", "invoice", "a").query("version", "1").body(""))
                .is(200);
    }

    @Test
    void namesAreCountedInCharacters() {
        api.post("{\"name\":\"" + "😀".repeat(256) + "\"}").is(201);
        refused("{\"name\":\"" + "😀".repeat(257) + "\"}").refuses("/name");
    }

    @Test
    void unknownQueryParametersAreRefusedEverywhere() {
        api.writeInVain(post().query("dryRun", "1").body("{\"name\":\"n\"}")).refuses("dryRun");
        api.writeInVain(Sent.toItem("PUT", "invoice", "a").query("version", "0").body("{\"name\":\"n\"}"))
                .refuses("version");
        api.writeInVain(Sent.toItem("PATCH", "invoice", "a").query("x", "").body("{\"name\":\"n\"}"))
                .refuses("x");
        api.writeInVain(Sent.toItem("DELETE", "invoice", "a").query("Version", "1"))
                .refuses("Version");
        api.read(Sent.toItem("GET", "invoice", "a").query("fields", "name")).refuses("fields");
        api.read(Sent.toHistory("invoice", "a").query("prefix", "x")).refuses("prefix");
        api.read(Sent.toType("GET", "invoice").query("version", "1")).refuses("version");
    }

    @Test
    void noAnswerQuotesWhatTheCallerSent() {
        assertThat(refused("{\"name\": secret-token").text())
                .doesNotContain("secret")
                .doesNotContain("Exception");
    }
}
