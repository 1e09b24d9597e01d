package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.LambdaRuntime;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.items.Item;
import io.tiebreak.items.ItemsView;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemsProjectorFunctionTest {
    private final FakeWorld world = new FakeWorld(ScopelessTokens.NONE);
    private final ItemsProjectorFunction function = new ItemsProjectorFunction(
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

    private Optional<ItemsView.Entry> seen(String id) {
        return world.view.find(new StreamId("item", "demo", "invoice", id), new Meter());
    }

    private long applied(String id) {
        return seen(id).map(ItemsView.Entry::applied).orElse(0L);
    }

    @Test
    void recordsOfTheStreamEndInTheView() {
        isDone(deliver(records("a", 1, 2)));
        Item item = seen("a").flatMap(ItemsView.Entry::item).orElseThrow();
        assertThat(item.version()).isEqualTo(2);
        assertThat(item.state().name()).isEqualTo("v2");
        assertThat(Json.text(item.state().attributes())).isEqualTo("{\"x\":1.50}");
        assertThat(item.createdBy()).isEqualTo("ann");
        assertThat(item.updatedBy()).isEqualTo("bob");
    }

    @Test
    void oldRecordsChangeNothing() {
        isDone(deliver(records("a", 1, 2, 1)));
        isDone(deliver(records("a", 1, 2)));
        assertThat(applied("a")).isEqualTo(2);
    }

    @Test
    void anEmptyBatchIsDone() {
        isDone(deliver(Json.array()));
    }

    @Test
    void aFailingStoreStopsTheBatchAtItsRecord() {
        world.ledger.failReads(() -> new StoreException.Throttled(new IllegalStateException()));
        // Version 3 after 1 is a gap, and closing it takes the ledger.
        stoppedAt("seq-3", deliver(records("a", 1, 3, 2)));
        assertThat(applied("a")).isEqualTo(1);
        assertThat(world.logged).hasSize(1).first().asString().contains("\"WARN\"", "item/demo/invoice/a");
    }

    @Test
    void aFailureThatPassesIsWaitedOut() {
        world.ledger.failReads(() -> {
            world.ledger.failNothing();
            return new StoreException.Unanswered(new IllegalStateException());
        });
        isDone(deliver(records("a", 1, 3)));
    }

    @Test
    void aRecordThatCannotBeReadStopsTheBatchAndIsLoggedByItsKeyOnly() {
        ArrayNode records = records("a", 1, 2, 3);
        ObjectNode state = (ObjectNode) records.required(1).at("/dynamodb/NewImage/state/M");
        state.set("data", Json.object().put("S", "{\"secret\":"));
        stoppedAt("seq-2", deliver(records));
        assertThat(applied("a")).isEqualTo(1);
        assertThat(world.logged).hasSize(1).first().satisfies(line -> {
            JsonNode json = Json.stored(line);
            assertThat(json.required("level").asText()).isEqualTo("ERROR");
            assertThat(json.required("stream").asText()).isEqualTo("item/demo/invoice/a");
            assertThat(json.required("version").asText()).isEqualTo("2");
            assertThat(line).doesNotContain("secret");
        });
    }

    @Test
    void aStateOfAnUnknownSchemaStopsTheBatch() {
        ArrayNode records = records("a", 1);
        ((ObjectNode) records.required(0).at("/dynamodb/NewImage/state/M"))
                .set("schema", Json.object().put("N", "99"));
        stoppedAt("seq-1", deliver(records));
    }

    @Test
    void aRecordWithoutAnImageOrWithOtherAttributesStopsTheBatch() {
        ArrayNode without = records("a", 1);
        ((ObjectNode) without.required(0).required("dynamodb")).remove("NewImage");
        stoppedAt("seq-1", deliver(without));
        ArrayNode other = records("a", 1);
        ((ObjectNode) other.required(0).at("/dynamodb/NewImage"))
                .set("actor", Json.object().put("BOOL", true));
        stoppedAt("seq-1", deliver(other));
    }
}
