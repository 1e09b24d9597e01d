package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a transaction may look like. */
class TransactionReadingTest {
    private static final String FINE = "{'put':{'type':'invoice','id':'new','version':0,'name':'n'}}";

    private final ItemsApi api = new ItemsApi();

    private Reply refusedBody(String body) {
        return api.writeInVain(Sent.toTransactions().json(body));
    }

    private Reply refused(String command) {
        return api.writeInVain(ItemsApi.transaction(FINE, command));
    }

    private static String commands(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'put':{'type':'invoice','id':'i" + i + "','version':0,'name':'n'}}")
                .collect(Collectors.joining(",", "{'commands':[", "]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'commands':null}", "{'commands':[]}", "{'commands':{}}", "{'commands':'put'}"})
    void commandsIsAListThatIsNotEmpty(String body) {
        assertThat(refusedBody(body).refuses("/commands").body().has("failedIndex"))
                .isFalse();
    }

    @Test
    void moreThan45CommandsAreTooMany() {
        assertThat(refusedBody(commands(46)).refuses("/commands").get("/detail"))
                .contains("45");
        api.write(Sent.toTransactions().json(commands(45))).is(200);
    }

    @Test
    void anItemTwiceIsRefusedAtTheSecondPlace() {
        Reply reply = refused("{'delete':{'type':'invoice','id':'new','version':-1}}");
        assertThat(reply.refuses("/commands/1/delete").get("/failedIndex")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "'put'",
                "{'put':{'type':'invoice','id':'a','version':0,'name':'n'},'delete':{'type':'invoice','id':'b','version':1}}"
            })
    void aCommandIsAnObjectWithOneVerb(String command) {
        Reply reply = refused(command).refuses("/commands/1");
        assertThat(reply.get("/failedIndex")).isEqualTo("1");
        assertThat(reply.get("/detail")).contains("put, patch or delete");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'post':{'type':'invoice','id':'a','name':'n'}}                            | /commands/1/post
            {'a/b~c':{}}                                                               | /commands/1/a~1b~0c
            {'PUT':{'type':'invoice','id':'a','version':0,'name':'n'}}                 | /commands/1/PUT
            {'put':[]}                                                                 | /commands/1/put
            {'delete':'a'}                                                             | /commands/1/delete
            {'patch':null}                                                             | /commands/1/patch
            {'put':{'type':'invoice','id':'a','version':0,'name':'n','colour':1}}      | /commands/1/put/colour
            {'put':{'type':'invoice','id':'a','version':1,'name':'n','rebase':true}}   | /commands/1/put/rebase
            {'delete':{'type':'invoice','id':'a','version':1,'name':'n'}}              | /commands/1/delete/name
            {'delete':{'type':'invoice','id':'a','version':1,'a/b':1}}                 | /commands/1/delete/a~1b
            {'put':{'id':'a','version':0,'name':'n'}}                                  | /commands/1/put/type
            {'put':{'type':'Invoice','id':'a','version':0,'name':'n'}}                 | /commands/1/put/type
            {'put':{'type':'invoice','version':0,'name':'n'}}                          | /commands/1/put/id
            {'put':{'type':'invoice','id':4711,'version':0,'name':'n'}}                | /commands/1/put/id
            {'delete':{'type':'invoice','id':'a/b','version':1}}                       | /commands/1/delete/id
            {'delete':{'type':'invoice','id':'..','version':1}}                        | /commands/1/delete/id
            {'put':{'type':'invoice','id':'a','version':0}}                            | /commands/1/put/name
            {'patch':{'type':'invoice','id':'a','version':1,'name':null}}              | /commands/1/patch/name
            {'patch':{'type':'invoice','id':'a','version':1,'attributes':[]}}          | /commands/1/patch/attributes
            {'put':{'type':'invoice','id':'a','version':0,'name':'n','attributes':null}} | /commands/1/put/attributes
            {'patch':{'type':'invoice','id':'a','version':1,'rebase':'true'}}          | /commands/1/patch/rebase
            {'patch':{'type':'invoice','id':'a','version':0,'name':'n'}}               | /commands/1/patch/version
            {'delete':{'type':'invoice','id':'a','version':0}}                         | /commands/1/delete/version
            {'put':{'type':'invoice','id':'a','version':-2,'name':'n'}}                | /commands/1/put/version
            {'put':{'type':'invoice','id':'a','version':'1','name':'n'}}               | /commands/1/put/version
            {'put':{'type':'invoice','id':'a','version':null,'name':'n'}}              | /commands/1/put/version
            """)
    void whatIsWrongIsNamedByItsPlaceInTheBody(String command, String field) {
        assertThat(refused(command).refuses(field).get("/failedIndex")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'put':{'type':'invoice','id':'a','name':'n'}}",
                "{'patch':{'type':'invoice','id':'a','name':'n'}}",
                "{'delete':{'type':'invoice','id':'a'}}"
            })
    void everyCommandSaysWhichVersionItExpects(String command) {
        Reply reply = refused(command).isProblem(ProblemType.PRECONDITION_REQUIRED);
        assertThat(reply.get("/failedIndex")).isEqualTo("1");
        assertThat(reply.get("/detail")).contains("version").doesNotContain("If-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match", "If-None-Match"})
    void noHeaderSpeaksForSeveralCommands(String header) {
        api.writeInVain(ItemsApi.transaction(FINE).header(header, "*")).refuses(header);
    }

    @Test
    void otherFieldsAndParametersAreRefused() {
        refusedBody("{'commands':[" + FINE + "],'atomic':true}").refuses("/atomic");
        refusedBody("{'commands':[" + FINE + "],'commands':[]}").refuses("/commands");
        api.writeInVain(ItemsApi.transaction(FINE).query("tenant", "other")).refuses("tenant");
        api.writeInVain(Sent.toTransactions()).refuses("body");
    }

    @Test
    void aBodyOver256KbIsTooLarge() {
        Reply reply = refusedBody("{'commands':[" + FINE + "]}" + " ".repeat(256 * 1024));
        assertThat(reply.isProblem(ProblemType.TOO_LARGE).body().has("failedIndex"))
                .isFalse();
    }
}
