package io.tiebreak.ledger.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.tiebreak.ledger.Commands;
import io.tiebreak.ledger.KeyRecord;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is made of items that come from a stream of records or a scan, whoever wrote them. */
class FoundItemsTest {
    private static final String SECRET = "4711-secret";
    private final StreamId stream = new StreamId("item", "demo", "note", "a/b");
    private final VersionedCommand command = Commands.command(stream, 3, "{\"text\":\"" + SECRET + "\"}");
    private final Map<String, AttributeValue> item = new HashMap<>(CommandItem.write(command));

    @Test
    void aCommandIsLegible() {
        assertThat(DynamoDbLedger.stored(item)).isEqualTo(new Stored.Legible(command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"commandId", "fingerprint", "command", "events", "actor", "at", "attempts"})
    void whatLacksSomethingIsIllegibleAndToldByName(String missing) {
        item.remove(missing);
        assertThat(illegible().reason()).endsWith("a stored command has no " + missing);
    }

    @Test
    void aTombstoneLacksNothing() {
        Map<String, AttributeValue> tombstone = new HashMap<>(item);
        tombstone.remove("state");
        tombstone.put("events", fromL(List.of(document("{}"))));
        assertThat(DynamoDbLedger.stored(tombstone)).isInstanceOf(Stored.Legible.class);
    }

    @Test
    void anEventThatWasTheStateNeedsTheState() {
        item.remove("state");
        assertThat(illegible().reason()).endsWith("a stored command has no data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":\"" + SECRET, "", "{\"a\":1,\"a\":\"" + SECRET + "\"}", "{} " + SECRET})
    void brokenJsonIsIllegibleAndNotTold(String json) {
        item.put("state", document(json));
        assertThat(illegible().reason()).endsWith("stored JSON cannot be read");
    }

    @Test
    void otherTypesThanWereWrittenAreIllegible() {
        Map<String, AttributeValue> strange =
                Map.of("at", fromS(SECRET), "attempts", fromS(SECRET), "events", fromS(SECRET), "state", fromS(SECRET));
        strange.forEach((name, value) -> {
            Map<String, AttributeValue> broken = new HashMap<>(item);
            broken.put(name, value);
            assertThat(DynamoDbLedger.stored(broken))
                    .isInstanceOfSatisfying(
                            Stored.Illegible.class,
                            illegible -> assertThat(illegible.reason())
                                    .startsWith("it can't be read: ")
                                    .doesNotContain(SECRET));
        });
    }

    @Test
    void whatHasNoKeyOfACommandIsRefused() {
        for (Map<String, AttributeValue> other : List.of(
                Map.<String, AttributeValue>of(),
                Map.of("stream", fromS("item/demo/note/a")),
                Map.of("stream", fromS("item/demo/note"), "version", fromN("1")),
                Map.of("stream", fromS("item/demo/note/a"), "version", fromS("one")),
                KeyItem.write(new KeyRecord("id", "print", List.of(), Instant.EPOCH)))) {
            assertThatThrownBy(() -> DynamoDbLedger.stored(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("an item without the key of a versioned command");
        }
    }

    private Stored.Illegible illegible() {
        Stored found = DynamoDbLedger.stored(item);
        assertThat(found).isInstanceOf(Stored.Illegible.class);
        assertThat(found.stream()).isEqualTo(stream);
        assertThat(found.version()).isEqualTo(3);
        assertThat(((Stored.Illegible) found).reason()).doesNotContain(SECRET);
        return (Stored.Illegible) found;
    }

    private static AttributeValue document(String json) {
        return fromM(Map.of("type", fromS("Note"), "schema", fromN("1"), "data", fromS(json)));
    }
}
