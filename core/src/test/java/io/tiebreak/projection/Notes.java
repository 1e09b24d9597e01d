package io.tiebreak.projection;

import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.Origin;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.view.Beside;
import io.tiebreak.view.Part;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Notes: commands for tests of projections, and two views of them. */
final class Notes {
    static final String KIND = "note";
    static final String PLAIN = "plain";
    static final String COUNTED = "counted";
    static final String ENTRIES = "-texts";
    static final String LETTERS = "-letters";
    /** What a note says that no projection can apply. */
    static final String POISON = "poison";

    private Notes() {}

    static StreamId stream(String id) {
        return new StreamId(KIND, "demo", "memo", id);
    }

    static VersionedCommand written(StreamId stream, long version, String text) {
        return command(stream, version, 1, Optional.of(text));
    }

    /** The first version of a new life. */
    static VersionedCommand again(StreamId stream, long version, String text) {
        return command(stream, version, version, Optional.of(text));
    }

    static VersionedCommand deleted(StreamId stream, long version) {
        return command(stream, version, 1, Optional.empty());
    }

    static Instant at(long version) {
        return Instant.parse("2026-11-21T09:30:00.000Z").plusMillis(version);
    }

    private static VersionedCommand command(StreamId stream, long version, long origin, Optional<String> text) {
        return new VersionedCommand(
                stream,
                version,
                "command-" + version,
                "fingerprint",
                "WriteNote",
                List.of(new Document("NoteWritten", 1, Json.object())),
                text.map(one -> new Document("Note", 1, Json.object().put("text", one))),
                new Origin(origin, at(origin), "dev"),
                "dev",
                at(version),
                1,
                Optional.empty());
    }

    static Stored.Illegible illegible(StreamId stream, long version) {
        return new Stored.Illegible(stream, version, "a stored command has no events");
    }

    /** A projection by its part. */
    record Made(String view, int form, Function<VersionedCommand, Part> parts) implements Projection {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Part part(VersionedCommand command) {
            return parts.apply(command);
        }
    }

    /** Each note as it is, and nothing beside. */
    static Projection plain(int form) {
        return new Made(
                PLAIN,
                form,
                command -> command.alive()
                        ? Part.of(Json.object().put("text", text(command)).put("form", form))
                        : Part.NOTHING);
    }

    /** Each note by its text as well, how many begin with a letter, and when one of those was written last. */
    static Projection counted(int form) {
        return new Made(COUNTED, form, command -> {
            if (!command.alive()) {
                return Part.NOTHING;
            }
            var letter = new Beside(LETTERS, text(command).substring(0, 1));
            return Part.of(Json.object().put("text", text(command)))
                    .with(
                            new Beside(
                                    ENTRIES,
                                    text(command) + " " + command.stream().id()),
                            Json.object())
                    .adding(letter, "notes", 1)
                    .raising(letter, "at", command.at().toEpochMilli());
        });
    }

    private static String text(VersionedCommand command) {
        String text = command.state().orElseThrow().json().required("text").textValue();
        if (text.equals(POISON)) {
            throw new IllegalStateException("poison");
        }
        return text;
    }
}
