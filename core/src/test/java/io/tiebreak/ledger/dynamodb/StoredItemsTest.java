package io.tiebreak.ledger.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.GoldenFile;
import io.tiebreak.dynamodb.DynamoDbJson;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.KeyRecord;
import io.tiebreak.ledger.Origin;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table's items, byte for byte; see {@link GoldenFile} for what a failure means. */
class StoredItemsTest {
    private static final Package ROOM = StoredItemsTest.class.getPackage();
    private static final StreamId INVOICE = new StreamId("item", "demo", "invoice", "2026/4711 50%");
    private static final Origin BIRTH = new Origin(1, Instant.parse("2026-11-21T09:30:00Z"), "ann");
    private static final Optional<Document> CREATED =
            Optional.of(new Document("Item", 1, Json.stored("{\"name\":\"Invoice\",\"attributes\":{\"sum\":1.50}}")));
    private static final Optional<Document> PATCHED =
            Optional.of(new Document("Item", 1, Json.stored("{\"name\":\"Invoice\",\"attributes\":{}}")));

    private static final Map<String, VersionedCommand> COMMANDS = Map.of(
            "event-is-state",
                    new VersionedCommand(
                            INVOICE,
                            1,
                            "command-1",
                            "fingerprint-1",
                            "CreateItem",
                            List.of(new Document("ItemCreated", 1, CREATED.get().json())),
                            CREATED,
                            BIRTH,
                            BIRTH.actor(),
                            BIRTH.at(),
                            1,
                            Optional.empty()),
            "command",
                    new VersionedCommand(
                            INVOICE,
                            2,
                            "command-2",
                            "fingerprint-2",
                            "PatchItem",
                            List.of(new Document("ItemPatched", 1, Json.stored("{\"attributes\":{\"sum\":null}}"))),
                            PATCHED,
                            BIRTH,
                            "bob",
                            Instant.parse("2026-11-21T09:30:00.250Z"),
                            3,
                            Optional.empty()),
            "tombstone",
                    new VersionedCommand(
                            INVOICE,
                            3,
                            "command-3",
                            "fingerprint-3",
                            "DeleteItem",
                            List.of(new Document("ItemDeleted", 1, Json.object())),
                            Optional.empty(),
                            BIRTH,
                            "bob",
                            Instant.parse("2026-11-21T09:31:00Z"),
                            1,
                            Optional.empty()),
            "traced",
                    new VersionedCommand(
                            INVOICE,
                            4,
                            "command-4",
                            "fingerprint-4",
                            "CreateItem",
                            List.of(new Document("ItemCreated", 1, CREATED.get().json())),
                            CREATED,
                            new Origin(4, Instant.parse("2026-11-21T09:32:00Z"), "ann"),
                            "ann",
                            Instant.parse("2026-11-21T09:32:00Z"),
                            1,
                            Optional.of("1-67891233-abcdef012345678912345678")));

    private static final KeyRecord KEY = new KeyRecord(
            "command-2",
            "fingerprint-2",
            List.of(new KeyRecord.Place(INVOICE, 2)),
            Instant.parse("2026-11-22T09:30:00Z"));

    static Set<String> commands() {
        return COMMANDS.keySet();
    }

    static List<GoldenFile> files() {
        return GoldenFile.all(ROOM);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsStoredAsItEverWas(String name) {
        GoldenFile.of(ROOM, name).assertHolds(DynamoDbJson.write(CommandItem.write(command(name))));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandThatWasStoredIsReadAsItWas(String name) {
        var item = DynamoDbJson.read(GoldenFile.of(ROOM, name).text());
        assertThat(CommandItem.read(item)).isEqualTo(command(name));
    }

    @Test
    void aKeyRecordIsStoredAsItEverWasAndReadAsItWas() {
        GoldenFile file = GoldenFile.of(ROOM, "key-record");
        file.assertHolds(DynamoDbJson.write(KeyItem.write(KEY)));
        assertThat(KeyItem.read(DynamoDbJson.read(file.text()))).isEqualTo(KEY);
    }

    @ParameterizedTest
    @MethodSource("files")
    void whateverWasEverStoredIsStillRead(GoldenFile file) {
        var item = DynamoDbJson.read(file.text());
        assertThat(file.name().startsWith("key-record") ? KeyItem.read(item) : CommandItem.read(item))
                .isNotNull();
    }

    @Test
    void anEventThatEqualsItsStateIsStoredOnce() {
        assertThat(GoldenFile.of(ROOM, "event-is-state").text()).containsOnlyOnce("Invoice\\\"");
    }

    private static VersionedCommand command(String name) {
        return Objects.requireNonNull(COMMANDS.get(name), name);
    }
}
