package io.tiebreak.items;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.Origin;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Commands on items as the ledger has them, for tests of views. */
public final class AcceptedCommands {
    private static final Instant BEGUN = Instant.parse("2026-11-21T09:30:00.000Z");

    private AcceptedCommands() {}

    /** Version 1. */
    public static VersionedCommand created(StreamId stream, String name) {
        return changed(stream, 1, name, "{}");
    }

    public static VersionedCommand changed(StreamId stream, long version, String name, String attributes) {
        var state = new ItemState(name, (ObjectNode) Json.stored(attributes));
        return command(stream, version, 1, Optional.of(new Items().storedState(state)));
    }

    /** The first version of another life. */
    public static VersionedCommand createdAgain(StreamId stream, long version, String name) {
        var state = new ItemState(name, Json.object());
        return command(stream, version, version, Optional.of(new Items().storedState(state)));
    }

    public static VersionedCommand deleted(StreamId stream, long version) {
        return command(stream, version, 1, Optional.empty());
    }

    /** When a version was decided. */
    public static Instant at(long version) {
        return BEGUN.plusSeconds(version);
    }

    private static VersionedCommand command(StreamId stream, long version, long origin, Optional<Document> state) {
        return new VersionedCommand(
                stream,
                version,
                "command-" + version,
                "fingerprint",
                "Anything",
                List.of(new Document("Happened", 1, Json.object())),
                state,
                new Origin(origin, at(origin), "creator"),
                "updater",
                at(version),
                1,
                Optional.empty());
    }
}
