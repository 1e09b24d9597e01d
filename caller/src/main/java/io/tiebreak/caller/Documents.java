package io.tiebreak.caller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.Address;
import io.tiebreak.items.ItemState;
import io.tiebreak.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What things look like on the wire. */
final class Documents {
    private Documents() {}

    /** Reads a text; missing if it is no JSON. */
    static JsonNode read(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    static Signal signal(JsonNode json) {
        return new Signal(
                address(json),
                json.path("value"),
                json.path("revision").longValue(),
                json.path("writer").asText(),
                Instant.ofEpochMilli(json.path("timestamp").longValue()),
                lock(json));
    }

    static List<Signal> signals(JsonNode list) {
        return list.valueStream().map(Documents::signal).toList();
    }

    static Address address(JsonNode json) {
        return Address.of(json.path("address").asText());
    }

    static Optional<Lock> lock(JsonNode json) {
        return Optional.of(json.path("lock"))
                .filter(JsonNode::isObject)
                .map(lock -> new Lock(
                        lock.path("holder").asText(),
                        time(lock, "expiresAt"),
                        lock.path("fence").longValue()));
    }

    static Optional<Rival> rival(JsonNode json) {
        return Optional.of(json.path("rival"))
                .filter(JsonNode::isObject)
                .map(rival -> new Rival(
                        rival.path("actor").asText(),
                        rival.path("commandId").asText(),
                        time(rival, "at"),
                        rival.path("version").longValue()));
    }

    static Item item(JsonNode json) {
        ObjectNode attributes = json.path("attributes") instanceof ObjectNode object ? object : Json.object();
        return new Item(
                json.path("type").asText(),
                json.path("id").asText(),
                json.path("version").longValue(),
                new ItemState(json.path("name").asText(), attributes),
                time(json, "createdAt"),
                json.path("createdBy").asText(),
                time(json, "updatedAt"),
                json.path("updatedBy").asText());
    }

    static Event event(JsonNode json) {
        return new Event(
                json.path("eventId").asText(),
                address(json),
                json.path("target").asText(),
                json.path("value"),
                json.path("writer").asText(),
                time(json, "at"));
    }

    static List<Result> results(JsonNode json) {
        return json.path("results").valueStream().map(Documents::result).toList();
    }

    private static Result result(JsonNode json) {
        return text(json, "eventId")
                .<Result>map(id -> new Result.Emitted(address(json), id))
                .orElseGet(() ->
                        new Result.Written(address(json), json.path("revision").longValue()));
    }

    /** A text; empty if there is none. */
    static Optional<String> text(JsonNode json, String field) {
        return Optional.of(json.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    static Instant time(JsonNode json, String field) {
        return Instant.parse(json.path(field).asText());
    }
}
