package io.tiebreak.functions.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.address.Address;
import io.tiebreak.functions.fakes.FakeSockets;
import io.tiebreak.functions.sqs.Message;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterId;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said over sockets, and what is answered. */
class SocketsTest {
    private final SocketsApi api = new SocketsApi();

    @Test
    void whoOpensOneIsKeptAndLookedAfterWhenHisTokenIsOver() {
        assertThat(api.with(
                                "end",
                                Long.toString(api.world.now().plusSeconds(601).getEpochSecond()))
                        .happens("$connect", ""))
                .isEqualTo(200);
        assertThat(api.world.sockets.later())
                .containsExactly(
                        new FakeSockets.Later(new Message("demo", SocketsApi.SOCKET), Duration.ofSeconds(601)));
    }

    @ParameterizedTest
    @CsvSource({
        "scope, items:read, 403",
        "scope, '', 403",
        "tenant, '', 403",
        "sub, '', 403",
        "clientId, a b, 400",
        "scope, events:emit:/a, 200"
    })
    void whoMayDoNothingOverItDoesNotGetOne(String name, String value, int status) {
        assertThat(api.with(name, value).happens("$connect", "")).isEqualTo(status);
        assertThat(api.heard()).isEmpty();
    }

    @Test
    void aValueIsToldAsItIsReadAndThenAsItChanges() {
        api.opened();
        api.say("{'action':'set','ref':1,'address':'/a','value':{'x':1},'lock':true}");
        assertThat(api.say("{'action':'subscribe','id':'mine','pattern':'/*'}"))
                .containsExactly("{'type':'snapshot','id':'mine','items':[{'address':'/a','value':{'x':1},'revision':1,"
                        + "'timestamp':1795248000000,'writer':'ann/w1','lock':{'holder':'ann/w1',"
                        + "'expiresAt':'2026-11-21T08:00:30.000Z','fence':1}}]}");
    }

    @Test
    void whatIsWrittenIsAnsweredByItsRef() {
        api.opened();
        JsonNode answer = api.answer("{'action':'set','ref':'r1','address':'/a/b','value':1}");
        assertThat(answer.path("type").asText()).isEqualTo("answer");
        assertThat(answer.path("ref").asText()).isEqualTo("r1");
        assertThat(answer.path("status").intValue()).isEqualTo(201);
        assertThat(answer.at("/body/address").asText()).isEqualTo("/a/b");
        assertThat(api.answer("{'action':'bundle','ref':2,'operations':[{'set':['/a/b',2]}]}")
                        .at("/body/results/0/revision")
                        .intValue())
                .isEqualTo(2);
        assertThat(api.answer("{'action':'emit','ref':3,'address':'/c','value':2}")
                        .path("status")
                        .intValue())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'action':'subscribe','id':1}                                          | /pattern",
                "{'action':'subscribe','id':1,'pattern':7}                              | /pattern",
                "{'action':'subscribe','id':1,'pattern':'/a**'}                         | /pattern",
                "{'action':'subscribe','pattern':'/a'}                                  | /id",
                "{'action':'subscribe','id':1.5,'pattern':'/a'}                         | /id",
                "{'action':'subscribe','id':'','pattern':'/a'}                          | /id",
                "{'action':'subscribe','id':1,'pattern':'/a','more':1}                  | /more",
                "{'action':'unsubscribe'}                                               | /id",
                "{'action':'set','address':'/a','value':1}                              | /ref",
                "{'action':'set','ref':{},'address':'/a','value':1}                     | /ref",
                "{'action':'set','ref':1,'value':1}                                     | /address",
                "{'action':'set','ref':1,'address':'a','value':1}                       | /address",
                "{'action':'set','ref':1,'address':'/a'}                                | /value",
                "{'action':'set','ref':1,'address':'/a','value':1,'id':3}               | /id",
                "{'action':'set','ref':1,'address':'/a','value':1,'idempotencyKey':1}   | /idempotencyKey",
                "{'action':'bundle','ref':1,'operations':[]}                            | /operations",
                "{'action':'bundle','ref':1,'operations':[{'set':[1,1],'lock':true}]}   | /operations/0/set",
                "{'action':'emit','ref':1,'address':'/a'}                               | /value",
                "{'action':'dance'}                                                     | /action",
                "{'action':'ping','more':1}                                             | /more",
                "{'action':'set','action':'set'}                                        | /action",
                "[1]                                                                    | body",
                "nonsense                                                               | body",
            })
    void whatIsWrongIsNamedAndNothingHappens(String message, String field) {
        api.opened();
        JsonNode answer = api.answer(message);
        assertThat(answer.path("status").intValue()).isEqualTo(400);
        assertThat(answer.at("/body/field").asText()).isEqualTo(field);
        assertThat(answer.at("/body/requestId").asText()).isEqualTo("request-1");
        assertThat(api.say("{'action':'subscribe','id':1,'pattern':'/**'}"))
                .containsExactly("{'type':'snapshot','id':1,'items':[]}");
    }

    @Test
    void whatARightDoesNotReachIsRefused() {
        api.with("scope", "signals:read:/a/* signals:write:/b").opened();
        assertThat(api.answer("{'action':'subscribe','id':1,'pattern':'/a/**'}")
                        .path("status")
                        .intValue())
                .isEqualTo(403);
        assertThat(api.answer("{'action':'set','ref':1,'address':'/a/x','value':1}")
                        .path("status")
                        .intValue())
                .isEqualTo(403);
        assertThat(api.answer("{'action':'emit','ref':1,'address':'/b','value':1}")
                        .path("status")
                        .intValue())
                .isEqualTo(403);
    }

    @Test
    void aPingIsAnswered() {
        assertThat(api.opened().say("{'action':'ping'}")).containsExactly("{'type':'pong'}");
    }

    @Test
    void endingASubscriptionIsAnsweredIfItHasARef() {
        api.opened().say("{'action':'subscribe','id':1,'pattern':'/**'}");
        assertThat(api.say("{'action':'unsubscribe','id':1}")).isEmpty();
        assertThat(api.say("{'action':'unsubscribe','id':1,'ref':7}"))
                .containsExactly("{'type':'answer','ref':7,'status':204}");
    }

    @Test
    void oneSubscriptionTooManyIsRefused() {
        api.opened();
        IntStream.range(0, 100).forEach(i -> api.say("{'action':'subscribe','id':" + i + ",'pattern':'/a'}"));
        JsonNode refused = api.answer("{'action':'subscribe','id':100,'pattern':'/a'}");
        assertThat(refused.path("status").intValue()).isEqualTo(422);
        assertThat(refused.at("/body/code").asText()).isEqualTo("too-many-subscriptions");
        assertThat(refused.path("id").intValue()).isEqualTo(100);
    }

    @Test
    void nothingIsWrittenOverASocketWhoseTokenIsOver() {
        api.opened();
        api.world.pass(Duration.ofHours(1));
        assertThat(api.answer("{'action':'set','ref':1,'address':'/a','value':1}")
                        .path("status")
                        .intValue())
                .isEqualTo(403);
    }

    @Test
    void itsEndReleasesWhatWasLockedOverIt() {
        api.opened().say("{'action':'set','ref':1,'address':'/a','lock':true}");
        api.say("{'action':'bundle','ref':2,'operations':[{'set':['/b',2],'lock':true}]}");
        api.happens("$disconnect", "");
        api.with("clientId", "w2").opened();
        assertThat(api.answer("{'action':'set','ref':1,'address':'/a','value':1}")
                        .at("/body/lock")
                        .isMissingNode())
                .isTrue();
        assertThat(api.answer("{'action':'set','ref':1,'address':'/b','value':1}")
                        .path("status")
                        .intValue())
                .isEqualTo(200);
    }

    @Test
    void whatIsLockedWhenTheSocketIsGoneIsReleasedAtOnce() {
        api.opened();
        api.world.sockets.close(SocketsApi.SOCKET);
        api.happens("set", "{'action':'set','ref':1,'address':'/a','lock':true}");
        assertThat(api.world
                        .registers
                        .read(new RegisterId("demo", Address.of("/a")), Consistency.STRONG, new Meter())
                        .flatMap(Register::lease))
                .isEmpty();
    }

    @Test
    void aThousandAddressesAreLockedOverASocketAtMost() {
        api.opened();
        IntStream.range(0, 1_000)
                .forEach(i -> api.say("{'action':'set','ref':1,'address':'/a/" + i + "','lock':true}"));
        JsonNode refused = api.answer("{'action':'set','ref':1,'address':'/b','lock':true}");
        assertThat(refused.at("/body/code").asText()).isEqualTo("too-many-locks");
    }

    @Test
    void whoMayNotWriteThereLeavesNoTrace() {
        api.with("scope", "signals:write:/b").opened();
        assertThat(api.answer("{'action':'set','ref':1,'address':'/a','lock':true}")
                        .path("status")
                        .intValue())
                .isEqualTo(403);
        assertThat(api.world
                        .subscriptions
                        .holdings(SocketsApi.SOCKET, new Meter())
                        .orElseThrow()
                        .locks())
                .isEmpty();
    }

    @Test
    void aTokenOfADayMakesASocketOfTwoHours() {
        api.with("end", Long.toString(api.world.now().plusSeconds(86_400).getEpochSecond()))
                .opened();
        assertThat(api.world
                        .subscriptions
                        .holdings(SocketsApi.SOCKET, new Meter())
                        .orElseThrow()
                        .connection()
                        .end())
                .isEqualTo(api.world.now().plusSeconds(7_200));
    }

    @Test
    void aFailureIsToldAsOneAndNoMessageIsLogged() {
        api.opened();
        api.world.registers.fail(() -> new StoreException.Refused(new IllegalStateException("secret")));
        JsonNode answer = api.answer("{'action':'subscribe','id':1,'pattern':'/secret/*'}");
        assertThat(answer.path("status").intValue()).isEqualTo(500);
        assertThat(api.world.logged).hasSize(1);
        assertThat(api.world.logged.getFirst())
                .contains("\"route\":\"subscribe\"", "request-1")
                .doesNotContain("secret");
    }
}
