package io.tiebreak.functions.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.LambdaRuntime;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Standing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectorFunctionTest {
    private final FakeWorld world = new FakeWorld(ScopelessTokens.NONE);
    private final ProjectorFunction function = new ProjectorFunction(
            DaggerFakeProjectorComponent.builder().fakeWorld(world).build().projector());

    /** A batch with a record for each of these versions of item {@code id}; the sequence number is the version's. */
    private static ArrayNode records(String id, int... versions) {
        ArrayNode records = Json.array();
        for (int version : versions) {
            records.add(record(id, version));
        }
        return records;
    }

    private static JsonNode record(String id, int version) {
        return Json.stored("""
                {"eventName":"INSERT","dynamodb":{"SequenceNumber":"seq-%2$d",
                 "Keys":{"stream":{"S":"item/demo/invoice/%1$s"},"version":{"N":"%2$d"}},
                 "NewImage":{
                  "stream":{"S":"item/demo/invoice/%1$s"},"version":{"N":"%2$d"},
                  "commandId":{"S":"command-%2$d"},"fingerprint":{"S":"0"},"command":{"S":"ReplaceItem"},
                  "events":{"L":[{"M":{"type":{"S":"ItemReplaced"},"schema":{"N":"1"}}}]},
                  "state":{"M":{"type":{"S":"Item"},"schema":{"N":"1"},
                   "data":{"S":"{\\"name\\":\\"v%2$d\\",\\"attributes\\":{\\"x\\":1.50}}"}}},
                  "origin":{"M":{"version":{"N":"1"},"at":{"S":"2026-11-21T08:00:00Z"},"actor":{"S":"ann"}}},
                  "actor":{"S":"bob"},"at":{"S":"2026-11-21T09:00:00Z"},"attempts":{"N":"1"}}}}
                """.formatted(id, version));
    }

    /** What Lambda is told to deliver again, as JSON. */
    private JsonNode deliver(ArrayNode records) {
        ObjectNode batch = Json.object();
        batch.set("Records", records);
        return Json.stored(LambdaRuntime.answer(handle(batch)));
    }

    @SuppressWarnings("NullAway") // The handler has no use for a context.
    private Object handle(ObjectNode batch) {
        return function.handleRequest(LambdaRuntime.event(Json.text(batch), DynamodbEvent.class), null);
    }

    private static void isDone(JsonNode answer) {
        assertThat(answer.required("batchItemFailures")).isEmpty();
    }

    private static void stoppedAt(String sequenceNumber, JsonNode answer) {
        assertThat(Json.text(answer.required("batchItemFailures")))
                .isEqualTo("[{\"itemIdentifier\":\"" + sequenceNumber + "\"}]");
    }

    private Standing items(String id) {
        return world.standing("items", "invoice", id);
    }

    private long applied(String id) {
        return items(id).applied();
    }

    /** Which commands operators are told to be in all views. */
    private List<String> followed() {
        return world.followed.stream()
                .flatMap(line -> Json.stored(line).required("commands").valueStream())
                .map(command -> command.required("stream").asText() + " "
                        + command.required("version").asInt())
                .toList();
    }

    private JsonNode logged() {
        assertThat(world.logged).hasSize(1);
        return Json.stored(world.logged.getFirst());
    }

    private static ObjectNode image(ArrayNode records, int index) {
        return (ObjectNode) records.required(index).at("/dynamodb/NewImage");
    }

    @Test
    void recordsOfTheStreamEndInAllViews() {
        isDone(deliver(records("a", 1, 2)));
        assertThat(applied("a")).isEqualTo(2);
        assertThat(Json.text(items("a").content().orElseThrow())).isEqualTo("""
                {"name":"v2","attributes":{"x":1.50},"createdAt":"2026-11-21T08:00:00Z","createdBy":"ann",\
                "updatedAt":"2026-11-21T09:00:00Z","updatedBy":"bob"}""");
        assertThat(world.standing("item-names", "invoice", "a").spread().entries())
                .hasSize(1);
        assertThat(world.standing("item-types", "invoice", "a").spread().sums()).hasSize(1);
    }

    @Test
    void oldRecordsChangeNothing() {
        isDone(deliver(records("a", 1, 2, 1)));
        isDone(deliver(records("a", 1, 2)));
        assertThat(applied("a")).isEqualTo(2);
    }

    @Test
    void aGapIsNoReasonToWaitNorToReadTheLedger() {
        world.ledger.failReads(IllegalStateException::new);
        isDone(deliver(records("a", 1, 3)));
        assertThat(applied("a")).isEqualTo(3);
    }

    @Test
    void anEmptyBatchIsDone() {
        isDone(deliver(Json.array()));
        assertThat(world.figures).isEmpty();
    }

    @Test
    void aFailingStoreStopsTheBatchAtItsRecordAndOtherStreamsGoOn() {
        world.views.fail("items", "b", () -> new StoreException.Throttled(new IllegalStateException()));
        ArrayNode batch = records("a", 1);
        batch.addAll(records("b", 2, 3)).addAll(records("a", 4));
        stoppedAt("seq-2", deliver(batch));
        assertThat(applied("b")).isZero();
        assertThat(logged().required("level").asText()).isEqualTo("WARN");
        assertThat(logged().required("view").asText()).isEqualTo("items");
        assertThat(applied("a")).isEqualTo(4);
        assertThat(followed()).containsExactly("item/demo/invoice/a 1");
        world.views.failNothing();
        isDone(deliver(batch));
        assertThat(applied("b")).isEqualTo(3);
        assertThat(applied("a")).isEqualTo(4);
    }

    @Test
    void aFailureThatPassesIsWaitedOut() {
        world.views.fail("items", "a", () -> {
            world.views.failNothing();
            return new StoreException.Unanswered(new IllegalStateException());
        });
        isDone(deliver(records("a", 1, 3)));
        assertThat(applied("a")).isEqualTo(3);
    }

    @Test
    void aStreamThatCannotBeReadIsParkedInEveryViewAndHoldsUpNobody() {
        ArrayNode batch = records("a", 1, 2, 3);
        ((ObjectNode) image(batch, 1).at("/state/M")).set("data", Json.object().put("S", "{\"secret\":"));
        batch.addAll(records("b", 4));
        isDone(deliver(batch));
        assertThat(applied("a")).isEqualTo(1);
        assertThat(items("a").parked().orElseThrow().version()).isEqualTo(2);
        assertThat(applied("b")).isEqualTo(4);
        assertThat(world.logged).hasSize(3).noneMatch(line -> line.contains("secret"));
        JsonNode line = Json.stored(world.logged.getLast());
        assertThat(line.required("level").asText()).isEqualTo("ERROR");
        assertThat(line.required("view").asText()).isEqualTo("items");
        assertThat(line.required("generation").asText()).isEqualTo("1");
        assertThat(line.required("stream").asText()).isEqualTo("item/demo/invoice/a");
        assertThat(line.required("version").asText()).isEqualTo("2");
        assertThat(line.required("reason").asText()).isNotEmpty();
        assertThat(followed()).containsExactly("item/demo/invoice/b 4");
    }

    @Test
    void aStateOfAnUnknownSchemaIsParked() {
        ArrayNode batch = records("a", 1);
        ((ObjectNode) image(batch, 0).at("/state/M"))
                .set("schema", Json.object().put("N", "99"));
        isDone(deliver(batch));
        assertThat(items("a").parked().orElseThrow().reason()).contains("Item, schema version 99");
    }

    @Test
    void aRecordWithoutAnImageOrWithOtherAttributesIsParkedByItsKeys() {
        ArrayNode without = records("a", 1);
        ((ObjectNode) without.required(0).required("dynamodb")).remove("NewImage");
        isDone(deliver(without));
        assertThat(items("a").parked().orElseThrow().reason()).contains("no image");
        ArrayNode other = records("b", 1);
        image(other, 0).set("actor", Json.object().put("BOOL", true));
        isDone(deliver(other));
        assertThat(items("b").parked().orElseThrow().reason()).contains("a type");
    }

    @Test
    void aRecordWithoutAKeyFailsTheBatchSoThatLambdaHalvesIt() {
        ArrayNode batch = records("a", 1, 2);
        ((ObjectNode) batch.required(1).required("dynamodb")).remove("NewImage");
        ((ObjectNode) batch.required(1).required("dynamodb")).remove("Keys");
        assertThatThrownBy(() -> deliver(batch)).isInstanceOf(IllegalArgumentException.class);
        assertThat(applied("a")).isZero();
        assertThat(logged().required("level").asText()).isEqualTo("ERROR");
    }

    @Test
    void aServedFormThatNobodyMakesFailsTheBatch() {
        world.generations.replace(Generations.first("items", 99), new Meter());
        assertThatThrownBy(() -> deliver(records("a", 1))).hasMessageContaining("form 99");
        assertThat(logged().required("level").asText()).isEqualTo("ERROR");
    }

    @Test
    void howFarViewsAreBehindIsToldToCloudWatch() {
        world.pass(Duration.ofHours(1).plusMillis(250));
        isDone(deliver(records("a", 1)));
        assertThat(world.figures).hasSize(3);
        assertThat(world.figures.getFirst()).isEqualTo("""
                {"_aws":{"Timestamp":1795251600250,"CloudWatchMetrics":[{"Namespace":"Tiebreak",\
                "Dimensions":[["Stack","View"],["Stack"]],\
                "Metrics":[{"Name":"ProjectionLag","Unit":"Milliseconds"}]}]},\
                "Stack":"test","View":"item-names","ProjectionLag":250}""");
    }

    @Test
    void parkedStreamsAreCountedForCloudWatch() {
        ArrayNode batch = records("a", 1);
        batch.addAll(records("b", 2));
        for (int i = 0; i < 2; i++) {
            ((ObjectNode) batch.required(i).required("dynamodb")).remove("NewImage");
        }
        isDone(deliver(batch));
        assertThat(world.figures)
                .hasSize(3)
                .allMatch(line -> line.contains("\"ParkedStreams\":2") && line.contains("\"Unit\":\"Count\""));
    }
}
