package io.tiebreak.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.GoldenFile;
import io.tiebreak.items.ItemEvent.ItemCreated;
import io.tiebreak.items.ItemEvent.ItemDeleted;
import io.tiebreak.items.ItemEvent.ItemPatched;
import io.tiebreak.items.ItemEvent.ItemReplaced;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Commands;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.UnknownStoredForm;
import io.tiebreak.ledger.VersionedCommand;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What items are stored as, byte for byte; see {@link GoldenFile} for what a failure means. */
class StoredFormsTest {
    private static final Package ROOM = StoredFormsTest.class.getPackage();
    private static final ObjectNode ATTRIBUTES = (ObjectNode)
            Json.stored("{\"b\":[1.50,true,null,{\"t\":\"ä \\\"/\\\\\\n\"}],\"a\":{},\"n\":12345678901234567890}");
    private static final ItemState STATE = new ItemState("Invoice 4711", ATTRIBUTES);

    private static final Map<String, ItemEvent> EVENTS = Map.of(
            "ItemCreated-1", new ItemCreated("Invoice 4711", ATTRIBUTES),
            "ItemReplaced-1", new ItemReplaced("Invoice 4711", ATTRIBUTES),
            "ItemPatched-1",
                    new ItemPatched(
                            Optional.of("Invoice 4711"), Optional.of(Json.stored("{\"paid\":1.0,\"due\":null}"))),
            "ItemPatched-1-name", new ItemPatched(Optional.of("Invoice 4711"), Optional.empty()),
            "ItemPatched-1-removal", new ItemPatched(Optional.empty(), Optional.of(NullNode.instance)),
            "ItemDeleted-1", new ItemDeleted());

    private final Items items = new Items();

    static Set<String> events() {
        return EVENTS.keySet();
    }

    static List<GoldenFile> files() {
        return GoldenFile.all(ROOM);
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsStoredAsItEverWas(String name) {
        Document stored = items.storedEvent(event(name));
        assertThat(name).startsWith(stored.form());
        GoldenFile.of(ROOM, name).assertHolds(Json.text(stored.json()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventThatWasStoredIsReadAsItWas(String name) {
        assertThat(items.event(stored(GoldenFile.of(ROOM, name)))).isEqualTo(event(name));
    }

    @Test
    void aStateIsStoredAsItEverWasAndReadAsItWas() {
        GoldenFile file = GoldenFile.of(ROOM, "Item-1");
        Document stored = items.storedState(STATE);
        assertThat(stored.form()).isEqualTo("Item-1");
        file.assertHolds(Json.text(stored.json()));
        assertThat(items.state(stored(file))).isEqualTo(STATE);
    }

    @ParameterizedTest
    @MethodSource("files")
    void whateverWasEverStoredIsStillRead(GoldenFile file) {
        Document stored = stored(file);
        assertThat(stored.type().equals("Item") ? items.state(stored) : items.event(stored))
                .isNotNull();
    }

    @Test
    void everyEventHasItsFile() {
        assertThat(EVENTS.values().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(ItemEvent.class.getPermittedSubclasses());
        assertThat(files()).extracting(GoldenFile::name).contains("Item-1").containsAll(EVENTS.keySet());
    }

    @Test
    void aFormNobodyKnowsIsNamedWithItsPlaceAndWithoutItsContent() {
        VersionedCommand note = Commands.command(Commands.anyStream(), 7, "{\"name\":\"secret\"}");
        assertThatThrownBy(() -> Item.after(note))
                .isInstanceOf(UnknownStoredForm.class)
                .hasMessage(note.stream().key() + ", version 7: the stored form Note, schema version 1, is unknown");
        assertThatThrownBy(() -> note.eventsAs(items::event))
                .isInstanceOfSatisfying(UnknownStoredForm.class, unknown -> {
                    assertThat(unknown.type()).isEqualTo("NoteWritten");
                    assertThat(unknown.schemaVersion()).isEqualTo(1);
                })
                .hasMessageStartingWith(note.stream().key() + ", version 7: ");
    }

    @Test
    void aNewerSchemaVersionIsNotReadAsIfItWereKnown() {
        assertThatThrownBy(() -> items.state(new Document("Item", 2, ItemJson.of(STATE))))
                .isInstanceOf(UnknownStoredForm.class)
                .hasMessage("the stored form Item, schema version 2, is unknown");
    }

    private static ItemEvent event(String name) {
        return Objects.requireNonNull(EVENTS.get(name), name);
    }

    /** A file is named after the form it shows, and a variant of it perhaps. */
    private static Document stored(GoldenFile file) {
        String[] name = file.name().split("-", -1);
        return new Document(name[0], Integer.parseInt(name[1]), Json.stored(file.text()));
    }
}
