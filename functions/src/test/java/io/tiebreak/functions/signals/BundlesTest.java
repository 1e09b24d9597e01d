package io.tiebreak.functions.signals;

import static io.tiebreak.functions.signals.SignalsApi.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers of {@code POST /v1/bundles} are answered. */
class BundlesTest {
    private static final String TWO = "{'id':'scene-1','operations':[{'set':['/a',1]},{'set':['/b',2],'revision':0}]}";
    private final SignalsApi api = new SignalsApi();

    @Test
    void allOfItHappens() {
        api.put("/a", "{'value':0}");
        assertThat(api.write(bundle(TWO)).is(200).text()).isEqualTo("""
                {"bundleId":"scene-1","status":"done","results":[{"address":"/a","revision":2},{"address":"/b","revision":1}]}""");
        assertThat(api.get("/b").get("/value")).isEqualTo("2");
    }

    @Test
    void orNoneWithTheIndexOfWhatStoodInTheWay() {
        api.put("/b", "{'value':0}");
        Reply conflict = api.write(bundle(TWO)).isProblem(ProblemType.CONFLICT);
        assertThat(conflict.get("/failedIndex")).isEqualTo("1");
        assertThat(conflict.get("/currentRevision")).isEqualTo("1");
        api.putBy("two", "/c", "{'lock':true}");
        Reply locked = api.write(bundle("{'operations':[{'set':['/c',1]},{'set':['/a',1]}]}"));
        assertThat(locked.isProblem(ProblemType.LOCKED).get("/failedIndex")).isEqualTo("0");
        api.get("/a").is(404);
    }

    @Test
    void itsRepeatByIdIsAnsweredTheSame() {
        Reply first = api.write(bundle(TWO));
        Reply again = api.write(bundle(TWO)).is(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(api.get("/a").get("/revision")).isEqualTo("1");
        api.write(bundle(TWO.replace("1]", "3]"))).isProblem(ProblemType.KEY_REUSED);
        api.write(bundle(TWO).header("Client-Id", "two")).isProblem(ProblemType.KEY_REUSED);
        api.write(bundle(TWO).claim("tenant", "other")).is(200);
    }

    @Test
    void itsRepeatByKeyIsAnsweredTheSame() {
        String body = TWO.replace("'id':'scene-1',", "");
        Reply first = api.write(bundle(body).key("k")).is(200);
        Reply again = api.write(bundle(body).key("k")).is(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        api.write(bundle(TWO).key("k")).isProblem(ProblemType.KEY_REUSED);
    }

    @Test
    void whatLosesByItsRuleStaysAsItIs() {
        api.ruled("{'pattern':'/a','strategy':'max'}");
        api.put("/a", "{'value':9}");
        assertThat(api.write(bundle(TWO))
                        .is(200)
                        .body()
                        .at("/results/0/revision")
                        .intValue())
                .isEqualTo(1);
        assertThat(api.get("/a").get("/value")).isEqualTo("9");
    }

    @Test
    void ninetyOperationsFit() {
        api.write(bundle(sets(90))).is(200);
        api.write(bundle(sets(91))).isProblem(ProblemType.TOO_LARGE);
    }

    private static String sets(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "{'set':['/many/" + i + "'," + i + "]}")
                .collect(Collectors.joining(",", "{'operations':[", "]}"));
    }

    @Test
    void itTakesAScopeForEachAddress() {
        Reply reply = api.write(bundle(TWO).claim("scope", "signals:write:/a")).isProblem(ProblemType.FORBIDDEN);
        assertThat(reply.get("/failedIndex")).isEqualTo("1");
        api.get("/a").is(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                   | /operations
            {'operations':[]}                                                    | /operations
            {'operations':{}}                                                    | /operations
            {'operations':[1]}                                                   | /operations/0
            {'operations':[{}]}                                                  | /operations/0/set
            {'operations':[{'set':['/a']}]}                                      | /operations/0/set
            {'operations':[{'set':['/a',1,2]}]}                                  | /operations/0/set
            {'operations':[{'set':['a',1]}]}                                     | /operations/0/set/0
            {'operations':[{'set':['/a',1]},{'set':['/a',2]}]}                   | /operations/1/set/0
            {'operations':[{'set':['/a',1],'revision':-1}]}                      | /operations/0/revision
            {'operations':[{'set':['/a',1],'lock':true,'unlock':true}]}          | /operations/0/unlock
            {'operations':[{'set':['/a',1],'x':1}]}                              | /operations/0/x
            {'id':'','operations':[{'set':['/a',1]}]}                            | /id
            {'id':'a b','operations':[{'set':['/a',1]}]}                         | /id
            {'id':7,'operations':[{'set':['/a',1]}]}                             | /id
            {'operations':[{'set':['/a',1]}],'x':1}                              | /x
            """)
    void whatIsNotValidIsRefusedByItsField(String body, String field) {
        api.write(bundle(body)).refuses(field);
        api.get("/a").is(404);
    }
}
