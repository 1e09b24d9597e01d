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
import io.tiebreak.testing.DeciderSpecification;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemDeciderTest {
    private final DeciderSpecification<ItemCommand, ItemEvent, ItemState> items =
            DeciderSpecification.of(new ItemDecider());

    @Test
    void creates() {
        items.given()
                .when(new CreateItem("a", json("{\"x\":1}")))
                .then(created("a", "{\"x\":1}"))
                .thenState(state("a", "{\"x\":1}"));
    }

    @Test
    void replacingNothingCreates() {
        items.given().when(new ReplaceItem("a", json("{}"))).then(created("a", "{}"));
    }

    @Test
    void replaces() {
        items.given(created("a", "{\"x\":1}"))
                .when(new ReplaceItem("b", json("{\"y\":2}")))
                .then(new ItemReplaced("b", json("{\"y\":2}")))
                .thenState(state("b", "{\"y\":2}"));
    }

    @Test
    void replacingByTheSameChangesNothingWhateverTheOrderOfFieldsAndTheSpellingOfNumbers() {
        items.given(created("a", "{\"x\":1,\"y\":2}"))
                .when(new ReplaceItem("a", json("{\"y\":2.0,\"x\":1}")))
                .thenNothing();
    }

    @Test
    void anAttributeOfNullIsNotAMissingOne() {
        items.given(created("a", "{}"))
                .when(new ReplaceItem("a", json("{\"x\":null}")))
                .then(new ItemReplaced("a", json("{\"x\":null}")));
    }

    @Test
    void patchesNameAndAttributesApart() {
        var attributes = patch(null, "{\"x\":null,\"z\":3}");
        items.given(created("a", "{\"x\":1,\"y\":2}"))
                .when(attributes)
                .then(new ItemPatched(attributes.name(), attributes.attributes()))
                .thenState(state("a", "{\"y\":2,\"z\":3}"));
        items.given(created("a", "{\"x\":1}"))
                .when(patch("b", null))
                .then(new ItemPatched(Optional.of("b"), Optional.empty()))
                .thenState(state("b", "{\"x\":1}"));
    }

    @Test
    void attributesPatchedWithNullAreAllRemoved() {
        items.given(created("a", "{\"x\":1}")).when(patch(null, "null")).thenState(state("a", "{}"));
    }

    @Test
    void aPatchThatSaysNothingNewChangesNothing() {
        items.given(created("a", "{\"x\":1}"))
                .when(patch("a", "{\"x\":1,\"gone\":null}"))
                .thenNothing();
    }

    @Test
    void whatIsNotThereCanNeitherBePatchedNorDeleted() {
        assertThat(items.given().when(patch("a", null)).decision())
                .isEqualTo(Decision.refuseAbsent("There is no such item."));
        assertThat(items.given().when(new DeleteItem()).decision())
                .isEqualTo(Decision.refuseAbsent("There is no such item."));
    }

    @Test
    void whatIsDeletedIsNotThere() {
        items.given(created("a", "{}"), new ItemDeleted())
                .when(new DeleteItem())
                .thenRejected(Rejection.NOT_FOUND);
    }

    @Test
    void deletes() {
        items.given(created("a", "{}"))
                .when(new DeleteItem())
                .then(new ItemDeleted())
                .thenGone();
    }

    @Test
    void aStateHasItsLimitToTheByte() {
        int around = Json.bytes(json("{\"name\":\"a\",\"attributes\":{\"t\":\"\"}}"));
        String fits = "x".repeat(ItemDecider.MAX_STATE_BYTES - around);
        items.given().when(new CreateItem("a", text(fits))).then(new ItemCreated("a", text(fits)));
        items.given().when(new CreateItem("a", text(fits + "x"))).thenRejected(Rejection.TOO_LARGE);
        items.given(new ItemCreated("a", text(fits))).when(patch("ab", null)).thenRejected(Rejection.TOO_LARGE);
    }

    @Test
    void aPatchTooLargeToBeStoredBesideTheStateIsStoredAsTheState() {
        ObjectNode half = text("x".repeat(200_000));
        items.given(created("a", "{}"))
                .when(new PatchItem(Optional.empty(), Optional.of(half)))
                .then(new ItemReplaced("a", half));
    }

    @Test
    void storedFormsComeBackAsTheyWere() {
        ItemState state = state("a", "{\"x\":[1.50,null,{\"y\":\"\"}]}");
        assertThat(new Items().state(new Items().storedState(state))).isEqualTo(state);
    }

    private static ItemEvent created(String name, String attributes) {
        return new ItemCreated(name, json(attributes));
    }

    private static ItemState state(String name, String attributes) {
        return new ItemState(name, json(attributes));
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
