package io.tiebreak.functions.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.functions.LambdaRuntime;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Parked;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class GivenUpFunctionTest {
    private static final String KEY = "aws/lambda/5e1f/shardId-1/2026/11/21/2026-11-21T08.00.00-0a1b";

    private final FakeWorld world = new FakeWorld(ScopelessTokens.NONE);
    private final GivenUpFunction function = new GivenUpFunction(
            DaggerFakeGivenUpComponent.builder().fakeWorld(world).build().batches());

    /** As EventBridge sends it. */
    private static final String EVENT = """
            {"version":"0","id":"17793124-05d4-b198-2fde-7ededc63b103","detail-type":"Object Created",
             "source":"aws.s3","account":"111122223333","time":"2026-11-21T08:00:00Z","region":"eu-central-1",
             "resources":["arn:aws:s3:::failures"],
             "detail":{"version":"0","bucket":{"name":"failures"},
              "object":{"key":"%s","size":5,"etag":"b1946ac92492d2347c6235b4d2611184","sequencer":"617f08299329d189"},
              "request-id":"N4N7GDK58NMKJ12R","requester":"123456789012","reason":"PutObject"}}
            """.formatted(KEY);

    /** As Lambda writes it, with these records. */
    private void givenUp(String records) {
        world.objects.put("failures/" + KEY, Json.text(Json.stored("""
                {"requestContext":{"requestId":"c","functionArn":"arn:aws:lambda:eu-central-1:111122223333:function:p",
                  "condition":"RetryAttemptsExhausted","approximateInvokeCount":21},
                 "responseContext":{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"},
                 "version":"1.0","timestamp":"2026-11-21T08:00:00.000Z",
                 "DDBStreamBatchInfo":{"shardId":"shardId-1","startSequenceNumber":"1","endSequenceNumber":"2",
                  "approximateArrivalOfFirstRecord":"2026-11-21T07:00:00Z",
                  "approximateArrivalOfLastRecord":"2026-11-21T07:00:00Z","batchSize":2,
                  "streamArn":"arn:aws:dynamodb:eu-central-1:111122223333:table/c/stream/s"},
                 "payload":%s}
                """.formatted(Json.text(
                Json.array().add("{\"Records\":[" + records + "]}").required(0))))));
    }

    private static String record(String id, int version) {
        return """
                {"eventName":"INSERT","dynamodb":{"SequenceNumber":"1",
                 "Keys":{"stream":{"S":"item/demo/invoice/%s"},"version":{"N":"%d"}},
                 "NewImage":{"secret":{"S":"secret"}}}}""".formatted(id, version).replace("\n", "");
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // The handler has no use for a context.
    private void deliver(String event) {
        function.handleRequest(LambdaRuntime.event(event, Map.class), null);
    }

    private Parked parked(String view, String id) {
        return world.standing(view, "invoice", id).parked().orElseThrow();
    }

    @Test
    void eachStreamIsParkedAtItsLowestVersionInEveryView() {
        givenUp(record("a", 3) + "," + record("b", 1) + "," + record("a", 2));
        deliver(EVENT);
        for (String view : new String[] {"items", "item-names", "item-types"}) {
            assertThat(parked(view, "a").version()).isEqualTo(2);
            assertThat(parked(view, "b").version()).isEqualTo(1);
        }
        assertThat(parked("items", "a").reason())
                .isEqualTo("given up by the stream after 21 tries: RetryAttemptsExhausted");
        assertThat(world.logged).hasSize(6).allMatch(line -> line.contains("a stream is parked"));
        assertThat(world.logged).noneMatch(line -> line.contains("secret"));
        assertThat(world.figures).hasSize(3).allMatch(line -> line.contains("\"ParkedStreams\":2"));
    }

    @Test
    void theSameAgainChangesNothingAndTellsWhoWaits() {
        givenUp(record("a", 3));
        deliver(EVENT);
        var first = parked("items", "a");
        List<String> told = List.copyOf(world.logged);
        world.logged.clear();
        deliver(EVENT);
        assertThat(parked("items", "a")).isEqualTo(first);
        assertThat(world.logged).hasSameSizeAs(told);
    }

    @Test
    void whatAViewHasAlreadyIsNotParkedThere() {
        world.ledger.append(Poison.mended("demo", "a", 1), new Meter());
        world.project();
        givenUp(record("a", 1) + "," + record("b", 1));
        deliver(EVENT);
        assertThat(world.standing("items", "invoice", "a").parked()).isEmpty();
        assertThat(parked("items", "b").version()).isEqualTo(1);
    }

    @Test
    void generationsThatAreBeingBuiltHaveThemToo() {
        Generations first = Generations.first("items", 1);
        world.generations.replace(first, new Meter());
        world.generations.replace(first.begun(1, 1, world.now()), new Meter());
        givenUp(record("a", 1));
        deliver(EVENT);
        assertThat(world.logged)
                .filteredOn(line -> line.contains("\"view\":\"items\""))
                .hasSize(2);
    }

    @Test
    void recordsWithoutTheKeyOfACommandAreToldAndDoNotHoldUpTheOthers() {
        givenUp("{\"dynamodb\":{\"Keys\":{\"stream\":{\"S\":\"key\"}}}},{}," + record("a", 1));
        deliver(EVENT);
        assertThat(parked("items", "a").version()).isEqualTo(1);
        assertThat(world.logged.getFirst()).contains("\"ERROR\"", KEY, "were given up");
    }

    @Test
    void whatIsNotToBeHadOrNoBatchFailsSoThatLambdaTriesAgain() {
        assertThatThrownBy(() -> deliver(EVENT)).isInstanceOf(NoSuchElementException.class);
        for (String object :
                new String[] {"", "{}", "[]", "{\"payload\":\"secret\"}", "{\"payload\":{\"Records\":1}}"}) {
            world.objects.put("failures/" + KEY, object);
            assertThatThrownBy(() -> deliver(EVENT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no document of a batch that was given up");
        }
        assertThat(world.logged).hasSize(6).allMatch(line -> line.contains("\"ERROR\"") && line.contains(KEY));
    }

    @Test
    void anEventOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> deliver("{\"detail\":{\"bucket\":{}}}")).hasMessageContaining("detail.bucket.name");
    }
}
