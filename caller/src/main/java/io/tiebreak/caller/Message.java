package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the backend says over a socket. */
sealed interface Message {

    /** To a question of this socket. */
    record Answer(long ref, Reply reply) implements Message {}

    /** A subscription is not to be had. */
    record NotSubscribed(long id, Problem problem) implements Message {}

    /** A page of what is there; the last one if there is no more. */
    record Snapshot(long id, List<Change> changes, boolean more) implements Message {}

    /** One change. */
    record Changed(Change change) implements Message {}

    /** A part of a bundle; the last one if there is no more. */
    record BundlePart(String bundleId, List<Change> changes, boolean more) implements Message {}

    /** An event. */
    record Emitted(Event event) implements Message {}

    /** The socket is alive. */
    record Pong() implements Message {}

    /** Something that came after this program. */
    record Unknown() implements Message {}

    static Message of(JsonNode json) {
        return switch (json.path("type").asText()) {
            case "answer" -> answer(json);
            case "snapshot" ->
                new Snapshot(
                        json.path("id").longValue(),
                        json.path("items")
                                .valueStream()
                                .<Change>map(item -> new Change.Valued(Documents.signal(item), Meta.OF_A_SNAPSHOT))
                                .toList(),
                        more(json));
            case "signal" -> new Changed(change(json, Optional.empty()));
            case "bundle" -> {
                String id = json.path("bundleId").asText();
                yield new BundlePart(
                        id,
                        json.path("signals")
                                .valueStream()
                                .map(signal -> change(signal, Optional.of(id)))
                                .toList(),
                        more(json));
            }
            case "event" -> new Emitted(Documents.event(json));
            case "pong" -> new Pong();
            default -> new Unknown();
        };
    }

    private static Message answer(JsonNode json) {
        JsonNode body = json.has("body") ? json.path("body") : MissingNode.getInstance();
        Reply reply = new Reply(json.path("status").intValue(), body, Optional.empty(), false);
        return json.has("id")
                ? new NotSubscribed(json.path("id").longValue(), reply.problem())
                : new Answer(json.path("ref").longValue(), reply);
    }

    private static Change change(JsonNode json, Optional<String> bundleId) {
        JsonNode told = json.path("meta");
        Meta meta = new Meta(
                Documents.text(told, "writer"),
                told.path("conflict").booleanValue(),
                Documents.text(told, "previousWriter"),
                OptionalLong.of(told.path("previousRevision").longValue()),
                bundleId);
        return json.path("deleted").booleanValue()
                ? new Change.Removed(
                        Documents.address(json), json.path("revision").longValue(), meta)
                : new Change.Valued(Documents.signal(json), meta);
    }

    private static boolean more(JsonNode json) {
        return json.path("more").booleanValue();
    }
}
