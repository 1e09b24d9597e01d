package io.tiebreak.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.StreamId;
import java.time.Instant;

/**
 * A stream that waits, because one of its versions cannot be applied to a view.
 *
 * @param stream which one
 * @param version the one that cannot be applied; later ones wait
 * @param reason why, without any content of the command
 * @param at when it was parked
 */
public record Parked(StreamId stream, long version, String reason, Instant at) {
    /** The section in which a generation lists them. */
    public static final String SECTION = "!parked";

    /** Its row in that list. */
    public Beside listed() {
        return new Beside(SECTION, stream.type() + "/" + stream.id());
    }

    /** As it is stored. */
    public ObjectNode json() {
        return Json.object()
                .put("stream", stream.key())
                .put("version", version)
                .put("reason", reason)
                .put("at", at.toString());
    }

    /** What {@link #json} wrote. */
    public static Parked of(JsonNode json) {
        return new Parked(
                StreamId.parse(json.required("stream").textValue()),
                json.required("version").longValue(),
                json.required("reason").textValue(),
                Instant.parse(json.required("at").textValue()));
    }
}
