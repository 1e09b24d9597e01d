package io.tiebreak.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Decision;
import io.tiebreak.command.Rejection;
import io.tiebreak.items.ItemCommand.CreateItem;
import io.tiebreak.items.ItemCommand.DeleteItem;
import io.tiebreak.items.ItemCommand.PatchItem;
import io.tiebreak.items.ItemCommand.ReplaceItem;
import io.tiebreak.items.ItemEvent.ItemCreated;
import io.tiebreak.items.ItemEvent.ItemDeleted;
import io.tiebreak.items.ItemEvent.ItemPatched;
import io.tiebreak.items.ItemEvent.ItemReplaced;
import io.tiebreak.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemDeciderTest {
    private static final Optional<ItemState> NOTHING = Optional.empty();
    private final ItemDecider decider = new ItemDecider();

    @Test
    void creates() {
        assertThat(decider.decide(new CreateItem("a", json("{\"x\":1}")), NOTHING))
                .isEqualTo(Decision.accept(new ItemCreated("a", json("{\"x\":1}"))));
    }

    @Test
    void replacingNothingCreates() {
        assertThat(decider.decide(new ReplaceItem("a", json("{}")), NOTHING))
                .isEqualTo(Decision.accept(new ItemCreated("a", json("{}"))));
    }

    @Test
    void replaces() {
        assertThat(decider.decide(new ReplaceItem("b", json("{}")), item("a", "{\"x\":1}")))
                .isEqualTo(Decision.accept(new ItemReplaced("b", json("{}"))));
    }

    @Test
    void replacingByTheSameChangesNothingWhateverTheOrderOfFieldsAndTheSpellingOfNumbers() {
        assertThat(decider.decide(new ReplaceItem("a", json("{\"y\":2.0,\"x\":1}")), item("a", "{\"x\":1,\"y\":2}")))
                .isEqualTo(Decision.nothingToDo());
    }

    @Test
    void anAttributeOfNullIsNotAMissingOne() {
        assertThat(decider.decide(new ReplaceItem("a", json("{\"x\":null}")), item("a", "{}")))
                .isEqualTo(Decision.accept(new ItemReplaced("a", json("{\"x\":null}"))));
    }

    @Test
    void patchesNameAndAttributesApart() {
        var patch = patch(null, "{\"x\":null,\"z\":3}");
        assertThat(decider.decide(patch, item("a", "{\"x\":1,\"y\":2}")))
                .isEqualTo(Decision.accept(new ItemPatched(patch.name(), patch.attributes())));
        assertThat(decider.evolve(item("a", "{\"x\":1,\"y\":2}"), new ItemPatched(patch.name(), patch.attributes())))
                .isEqualTo(item("a", "{\"y\":2,\"z\":3}"));
        assertThat(decider.evolve(item("a", "{\"x\":1}"), new ItemPatched(Optional.of("b"), Optional.empty())))
                .isEqualTo(item("b", "{\"x\":1}"));
    }

    @Test
    void attributesPatchedWithNullAreAllRemoved() {
        assertThat(decider.evolve(
                        item("a", "{\"x\":1}"),
                        new ItemPatched(Optional.empty(), patch(null, "null").attributes())))
                .isEqualTo(item("a", "{}"));
    }

    @Test
    void aPatchThatSaysNothingNewChangesNothing() {
        assertThat(decider.decide(patch("a", "{\"x\":1,\"gone\":null}"), item("a", "{\"x\":1}")))
                .isEqualTo(Decision.nothingToDo());
    }

    @Test
    void whatIsNotThereCanNeitherBePatchedNorDeleted() {
        assertThat(decider.decide(patch("a", null), NOTHING))
                .isEqualTo(Decision.refuseAbsent("There is no such item."));
        assertThat(decider.decide(new DeleteItem(), NOTHING))
                .isEqualTo(Decision.refuseAbsent("There is no such item."));
    }

    @Test
    void deletes() {
        assertThat(decider.decide(new DeleteItem(), item("a", "{}"))).isEqualTo(Decision.accept(new ItemDeleted()));
        assertThat(decider.evolve(item("a", "{}"), new ItemDeleted())).isEmpty();
    }

    @Test
    void aStateHasItsLimitToTheByte() {
        int around = Json.bytes(json("{\"name\":\"a\",\"attributes\":{\"t\":\"\"}}"));
        String fits = "x".repeat(ItemDecider.MAX_STATE_BYTES - around);
        assertThat(decider.decide(new CreateItem("a", text(fits)), NOTHING)).isInstanceOf(Decision.Accepted.class);
        assertThat(decider.decide(new CreateItem("a", text(fits + "x")), NOTHING))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo(Rejection.TOO_LARGE));
        assertThat(decider.decide(
                        new PatchItem(Optional.of("ab"), Optional.empty()),
                        Optional.of(new ItemState("a", text(fits)))))
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void aPatchTooLargeToBeStoredBesideTheStateIsStoredAsTheState() {
        ObjectNode half = text("x".repeat(200_000));
        assertThat(decider.decide(new PatchItem(Optional.empty(), Optional.of(half)), item("a", "{}")))
                .isEqualTo(Decision.accept(new ItemReplaced("a", half)));
    }

    @Test
    void storedFormsComeBackAsTheyWere() {
        Items items = new Items();
        ItemState state = item("a", "{\"x\":[1.50,null,{\"y\":\"\"}]}").orElseThrow();
        assertThat(items.state(items.storedState(state))).isEqualTo(state);
    }

    private static Optional<ItemState> item(String name, String attributes) {
        return Optional.of(new ItemState(name, json(attributes)));
    }

    private static PatchItem patch(@Nullable String name, @Nullable String attributes) {
        Optional<JsonNode> patch = Optional.ofNullable(attributes).map(Json::stored);
        return new PatchItem(Optional.ofNullable(name), patch);
    }

    private static ObjectNode text(String text) {
        return Json.object().put("t", text);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.stored(text);
    }
}
