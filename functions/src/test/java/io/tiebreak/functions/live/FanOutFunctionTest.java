package io.tiebreak.functions.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import io.tiebreak.address.Address;
import io.tiebreak.functions.fakes.FakeSockets;
import io.tiebreak.functions.sqs.Message;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changes as the stream brings them, and sockets whose time comes to its end. */
class FanOutFunctionTest {
    private final SocketsApi api = new SocketsApi();
    private final FakeFanOutComponent component =
            DaggerFakeFanOutComponent.builder().fakeWorld(api.world).build();
    private final FanOutFunction function = new FanOutFunction(component.fanOut());

    private static AttributeValue text(String value) {
        return new AttributeValue().withS(value);
    }

    private static AttributeValue number(long value) {
        return new AttributeValue().withN(Long.toString(value));
    }

    private Map<String, AttributeValue> register(String address, long revision) {
        long at = api.world.now().plusSeconds(30).toEpochMilli() + revision;
        return new HashMap<>(Map.of(
                "family", text("signal/demo/a"),
                "address", text(address),
                "revision", number(revision),
                "number", number(80),
                "timestamp", number(at),
                "writer", text("ben"),
                "commandId", text("command-" + revision),
                "writtenAt", number(at),
                "at", number(at)));
    }

    private static DynamodbStreamRecord record(String sequenceNumber, Map<String, AttributeValue> image) {
        var record = new DynamodbStreamRecord();
        record.setDynamodb(new StreamRecord().withSequenceNumber(sequenceNumber).withNewImage(image));
        return record;
    }

    @SuppressWarnings("NullAway") // The handler has no use for a context.
    private List<String> bring(DynamodbStreamRecord... records) {
        var batch = new DynamodbEvent();
        batch.setRecords(List.of(records));
        StreamsEventResponse response = function.handleRequest(batch, null);
        return response.getBatchItemFailures().stream()
                .map(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
                .toList();
    }

    @Test
    void aChangeIsToldWithWhatItReplaced() {
        api.opened().say("{'action':'subscribe','id':1,'pattern':'/**'}");
        Map<String, AttributeValue> image = register("/a/x", 3);
        image.put("replacedWriter", text("ann/w1"));
        image.put("replacedRevision", number(2));
        image.put("replacedAt", image.get("at"));
        assertThat(bring(record("1", image))).isEmpty();
        assertThat(api.heard())
                .containsExactly("{'type':'signal','address':'/a/x','value':80,'revision':3,'timestamp':1795248030003,"
                        + "'writer':'ben','meta':{'conflict':true,'writer':'ben','previousWriter':'ann/w1',"
                        + "'previousRevision':2}}");
    }

    @Test
    void aRemovalHasNoValue() {
        api.opened().say("{'action':'subscribe','id':1,'pattern':'/**'}");
        Map<String, AttributeValue> image = register("/a/x", 3);
        image.remove("number");
        image.remove("writer");
        image.put("deleted", new AttributeValue().withBOOL(true));
        image.put("touchedBy", text("ben"));
        image.put("touchedId", text("command-3"));
        bring(record("1", image));
        assertThat(api.heard())
                .containsExactly("{'type':'signal','address':'/a/x','revision':3,'timestamp':1795248030003,"
                        + "'writer':'ben','deleted':true,'meta':{'conflict':false,'writer':'ben',"
                        + "'previousWriter':null,'previousRevision':2}}");
    }

    @Test
    void whatIsIllegibleIsLeftOutAndLoggedWithoutIt() {
        api.opened().say("{'action':'subscribe','id':1,'pattern':'/**'}");
        Map<String, AttributeValue> image = register("/a/secret", 3);
        image.remove("revision");
        assertThat(bring(record("1", image), record("2", register("/a/x", 1)))).isEmpty();
        assertThat(api.heard()).hasSize(1);
        assertThat(api.world.logged).hasSize(1);
        assertThat(api.world.logged.getFirst())
                .contains("\"sequenceNumber\":\"1\"")
                .doesNotContain("secret");
    }

    @Test
    void aBundleThatSomebodyElseTellsIsWaitedFor() {
        api.opened()
                .say("{'action':'bundle','ref':1,'id':'scene','operations':[{'set':['/a/x',1]},{'set':['/a/y',2]}]}");
        api.say("{'action':'subscribe','id':1,'pattern':'/**'}");
        Map<String, AttributeValue> image = register("/a/y", 1);
        image.put("bundle", text("scene"));
        api.world.subscriptions.claim("demo", "/a/x@1", Address.of("/a/x"), api.world.now(), new Meter());
        assertThat(bring(record("1", register("/a/z", 1)), record("2", image))).containsExactly("2");
        assertThat(api.heard()).hasSize(1);
    }

    @Test
    void aSocketIsEndedWhenItsTokenIsOverAndNotBefore() {
        api.with("end", Long.toString(api.world.now().plusSeconds(1000).getEpochSecond()))
                .opened();
        assertThat(api.world.sockets.later().getFirst().after()).isEqualTo(Duration.ofMinutes(15));
        api.world.pass(Duration.ofMinutes(15));
        look();
        assertThat(api.world.sockets.closed()).isEmpty();
        assertThat(api.world.sockets.later())
                .containsExactly(
                        new FakeSockets.Later(new Message("demo", SocketsApi.SOCKET), Duration.ofSeconds(100)));
        api.world.pass(Duration.ofSeconds(100));
        look();
        assertThat(api.world.sockets.closed()).containsExactly(SocketsApi.SOCKET);
        assertThat(api.world.sockets.later()).isEmpty();
    }

    @SuppressWarnings("NullAway") // The handler has no use for a context.
    private void look() {
        var message = new SQSEvent.SQSMessage();
        message.setMessageId("1");
        message.setBody("{\"tenant\":\"demo\",\"id\":\"" + SocketsApi.SOCKET + "\"}");
        var batch = new SQSEvent();
        batch.setRecords(List.of(message));
        assertThat(new SocketEndsFunction(component.ends())
                        .handleRequest(batch, null)
                        .getBatchItemFailures())
                .isEmpty();
    }
}
