package io.tiebreak.functions.views;

import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.Origin;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Commands that no view can take, and ones that all can. */
public final class Poison {
    private static final Instant AT = Instant.parse("2026-11-21T07:00:00Z");

    private Poison() {}

    /** A version of an invoice in a form that nobody knows. */
    public static VersionedCommand poison(String tenant, String id, long version) {
        return command(tenant, id, version, 99);
    }

    /** A version of an invoice as it should be. */
    public static VersionedCommand mended(String tenant, String id, long version) {
        return command(tenant, id, version, 1);
    }

    private static VersionedCommand command(String tenant, String id, long version, int schema) {
        var state = new Document("Item", schema, Json.stored("{\"name\":\"Secret\",\"attributes\":{}}"));
        return new VersionedCommand(
                new StreamId("item", tenant, "invoice", id),
                version,
                "command-" + version,
                "0",
                "ReplaceItem",
                List.of(new Document("ItemReplaced", schema, state.json())),
                Optional.of(state),
                new Origin(1, AT, "ann"),
                "ann",
                AT,
                1,
                Optional.empty());
    }
}
