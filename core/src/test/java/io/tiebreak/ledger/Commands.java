package io.tiebreak.ledger;

import io.tiebreak.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Versioned commands for tests. */
public final class Commands {
    private Commands() {}

    /** A stream nobody else uses. */
    public static StreamId anyStream() {
        return new StreamId("item", "demo", "note", UUID.randomUUID().toString());
    }

    /** A command that set {@code {"n": version}}. */
    public static VersionedCommand command(StreamId stream, long version) {
        return command(stream, version, "{\"n\":" + version + "}");
    }

    /** A command after which the state is that JSON. */
    public static VersionedCommand command(StreamId stream, long version, String state) {
        Document after = new Document("Note", 1, Json.stored(state));
        return new VersionedCommand(
                stream,
                version,
                "command-" + version,
                "fingerprint-" + version,
                "WriteNote",
                List.of(new Document("NoteWritten", 1, after.json())),
                Optional.of(after),
                new Origin(1, Instant.parse("2026-11-21T09:30:00.001Z"), version == 1 ? "actor-1" : "somebody"),
                "actor-" + version,
                Instant.parse("2026-11-21T09:30:00.000Z").plusMillis(version),
                1,
                Optional.empty());
    }

    /** The same command, but for its version and its id. */
    public static VersionedCommand changed(VersionedCommand command, long version, String commandId) {
        return new VersionedCommand(
                command.stream(),
                version,
                commandId,
                command.fingerprint(),
                command.type(),
                command.events(),
                command.state(),
                command.origin(),
                command.actor(),
                command.at(),
                command.attempts(),
                command.traceId());
    }
}
