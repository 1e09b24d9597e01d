package io.tiebreak.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.GoldenFile;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.UnknownStoredForm;
import io.tiebreak.presence.VisitEvent.PageViewed;
import io.tiebreak.presence.VisitEvent.VisitorCame;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What visits are stored as, byte for byte; see {@link GoldenFile} for what a failure means. */
class StoredVisitsTest {
    private static final Package ROOM = StoredVisitsTest.class.getPackage();

    private static final Map<String, VisitEvent> EVENTS = Map.of(
            "PageViewed-1", new PageViewed("/ä \"b\"", 3, Instant.parse("2026-11-21T09:30:00.250Z")),
            "VisitorCame-1", new VisitorCame());

    private final Visits visits = new Visits();

    static Set<String> events() {
        return EVENTS.keySet();
    }

    static List<GoldenFile> files() {
        return GoldenFile.all(ROOM);
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsStoredAsItEverWas(String name) {
        Document stored = visits.storedEvent(event(name));
        assertThat(stored.form()).isEqualTo(name);
        assertThat(visits.storedState(event(name))).isEqualTo(stored);
        GoldenFile.of(ROOM, name).assertHolds(Json.text(stored.json()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void whateverWasEverStoredIsReadAsItWas(GoldenFile file) {
        String[] form = file.name().split("-", -1);
        var stored = new Document(form[0], Integer.parseInt(form[1]), Json.stored(file.text()));
        assertThat(visits.event(stored)).isEqualTo(event(file.name()));
        assertThat(visits.state(stored)).isEqualTo(event(file.name()));
    }

    @Test
    void everyEventHasItsFile() {
        assertThat(EVENTS.values().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(VisitEvent.class.getPermittedSubclasses());
        assertThat(files()).extracting(GoldenFile::name).containsExactlyInAnyOrderElementsOf(EVENTS.keySet());
    }

    @Test
    void aNewerSchemaVersionIsNotReadAsIfItWereKnown() {
        assertThatThrownBy(() -> visits.event(new Document("VisitorCame", 2, Json.object())))
                .isInstanceOf(UnknownStoredForm.class)
                .hasMessage("the stored form VisitorCame, schema version 2, is unknown");
    }

    private static VisitEvent event(String name) {
        return Objects.requireNonNull(EVENTS.get(name), name);
    }
}
