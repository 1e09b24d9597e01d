package io.tiebreak.functions.signals;

import static io.tiebreak.functions.signals.SignalsApi.toRules;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers who make rules, and those who write under them, are answered. */
class RulesTest {
    private final SignalsApi api = new SignalsApi();

    @Test
    void aRuleIsInForceWithinFiveSeconds() {
        api.put("/votes/a", "{'value':1}");
        api.rules(toRules("PUT").json("{'pattern':'/votes/*','strategy':'add'}"))
                .is(200);
        api.world.pass(Duration.ofSeconds(5));
        assertThat(api.put("/votes/a", "{'value':2}").is(200).get("/value")).isEqualTo("3");
    }

    @Test
    void theGreatestOrSmallestStays() {
        api.ruled("{'pattern':'/high/**','strategy':'max'}");
        api.ruled("{'pattern':'/low/**','strategy':'min'}");
        for (String address : new String[] {"/high/a", "/low/a"}) {
            api.put(address, "{'value':5}").is(201);
            assertThat(api.put(address, "{'value':5.0}").is(200).get("/applied"))
                    .isEqualTo("false");
        }
        assertThat(api.put("/high/a", "{'value':4}").get("/applied")).isEqualTo("false");
        assertThat(api.put("/high/a", "{'value':6}").get("/value")).isEqualTo("6");
        assertThat(api.put("/low/a", "{'value':6}").get("/applied")).isEqualTo("false");
        assertThat(api.put("/low/a", "{'value':4.5}").get("/value")).isEqualTo("4.5");
    }

    @Test
    void patchesAreMerged() {
        api.ruled("{'pattern':'/scene','strategy':'merge'}");
        api.put("/scene", "{'value':{'a':1,'b':2}}").is(201);
        assertThat(api.put("/scene", "{'value':{'b':null,'c':3}}")
                        .body()
                        .at("/value")
                        .toString())
                .isEqualTo("{\"a\":1,\"c\":3}");
    }

    @Test
    void numbersRulesTakeNumbersOnly() {
        api.ruled("{'pattern':'/n/*','strategy':'add'}");
        api.put("/n/a", "{'value':'1'}").refuses("/value");
        api.put("/n/a", "{'value':null}").refuses("/value");
    }

    @Test
    void nothingIsAddedToWhatIsNoNumber() {
        api.put("/n/a", "{'value':'text'}");
        api.ruled("{'pattern':'/n/*','strategy':'add'}");
        assertThat(api.put("/n/a", "{'value':1}")
                        .isProblem(ProblemType.REJECTED)
                        .get("/code"))
                .isEqualTo("no-sum");
    }

    @Test
    void theMostSpecificRuleWins() {
        api.ruled("{'pattern':'/**','strategy':'add'}");
        api.ruled("{'pattern':'/a/*','strategy':'max'}");
        api.ruled("{'pattern':'/a/b','strategy':'lww'}");
        api.put("/a/b", "{'value':5}");
        api.put("/a/c", "{'value':5}");
        api.put("/b", "{'value':5}");
        assertThat(api.put("/a/b", "{'value':1}").get("/value")).isEqualTo("1");
        assertThat(api.put("/a/c", "{'value':1}").get("/value")).isEqualTo("5");
        assertThat(api.put("/b", "{'value':1}").get("/value")).isEqualTo("6");
    }

    @Test
    void anAuthoritysAddressIsClosedToOthers() {
        api.ruled("{'pattern':'/auto','strategy':'authority','writer':'ann/machine'}");
        api.put("/auto", "{'value':1}").isProblem(ProblemType.FORBIDDEN);
        api.putBy("machine", "/auto", "{'value':1}").is(201);
        api.put("/auto", "{'value':1,'revision':1}").isProblem(ProblemType.FORBIDDEN);
        api.delete("/auto").isProblem(ProblemType.FORBIDDEN);
        api.put("/auto", "{'lock':true}").isProblem(ProblemType.FORBIDDEN);
    }

    @Test
    void rulesAreListedAndTakenBack() {
        api.ruled("{'pattern':'/**','strategy':'add'}");
        api.ruled("{'pattern':'/a/*','strategy':'authority','writer':'ann'}");
        Reply list = api.rules(toRules("GET")).is(200);
        assertThat(list.text()).isEqualTo("""
                {"items":[{"pattern":"/a/*","strategy":"authority","writer":"ann"},\
                {"pattern":"/**","strategy":"add"}]}""");
        api.rules(toRules("DELETE").query("pattern", "/**")).is(200);
        api.rules(toRules("DELETE").query("pattern", "/**")).isProblem(ProblemType.NOT_FOUND);
        assertThat(api.rules(toRules("GET")).body().path("items").size()).isEqualTo(1);
        assertThat(api.rules(toRules("GET").claim("tenant", "other"))
                        .body()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void aTenantHasTwoHundredAtMost() {
        for (int i = 0; i < 200; i++) {
            api.rules(toRules("PUT").json("{'pattern':'/r/" + i + "','strategy':'max'}"))
                    .is(200);
        }
        Reply reply = api.rules(toRules("PUT").json("{'pattern':'/r/200','strategy':'max'}"));
        assertThat(reply.isProblem(ProblemType.REJECTED).get("/code")).isEqualTo("too-many-rules");
        api.rules(toRules("PUT").json("{'pattern':'/r/0','strategy':'min'}")).is(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'strategy':'max'}                                  | /pattern
            {'pattern':'a','strategy':'max'}                    | /pattern
            {'pattern':'/**/**','strategy':'max'}               | /pattern
            {'pattern':'/a'}                                    | /strategy
            {'pattern':'/a','strategy':'MAX'}                   | /strategy
            {'pattern':'/a','strategy':'avg'}                   | /strategy
            {'pattern':'/a','strategy':'max','writer':'ann'}    | /writer
            {'pattern':'/a','strategy':'authority','writer':''} | /writer
            {'pattern':'/a','strategy':'max','by':'ann'}        | /by
            """)
    void whatIsNotValidIsRefusedByItsField(String body, String field) {
        api.rules(toRules("PUT").json(body)).refuses(field);
        assertThat(api.rules(toRules("GET")).body().path("items").size()).isZero();
    }

    @Test
    void rulesAreForAdministrators() {
        for (String method : new String[] {"GET", "PUT", "DELETE"}) {
            api.rules(toRules(method).claim("scope", "signals:write:/** signals:read:/**"))
                    .isProblem(ProblemType.FORBIDDEN);
        }
    }
}
