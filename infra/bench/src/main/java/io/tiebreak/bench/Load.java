package io.tiebreak.bench;

import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.Origin;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands as the ledger has them: items that are created and then changed once. */
final class Load {
    private static final Instant BEGIN = Instant.parse("2026-11-21T09:30:00Z");

    private Load() {}

    /** All creations, then all changes. */
    static List<Stored> of(int items) {
        List<Stored> commands = new ArrayList<>();
        for (long version = 1; version <= 2; version++) {
            for (int item = 0; item < items; item++) {
                commands.add(new Stored.Legible(command(item, version)));
            }
        }
        return commands;
    }

    private static VersionedCommand command(int item, long version) {
        Instant at = BEGIN.plusMillis(item + version);
        Document state = new Document(
                "Item",
                1,
                Json.stored("{\"name\":\"Item %d\",\"attributes\":{\"total\":%d,\"text\":\"%s\"}}"
                        .formatted(item, version, "x".repeat(100))));
        return new VersionedCommand(
                new StreamId("item", "bench", "type-" + item % 8, "item-" + item),
                version,
                "command-" + item + "-" + version,
                "fingerprint",
                version == 1 ? "CreateItem" : "PatchItem",
                List.of(state),
                Optional.of(state),
                new Origin(1, BEGIN.plusMillis(item + 1), "dev"),
                "dev",
                at,
                1,
                Optional.empty());
    }
}
