package io.tiebreak.convergence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a stream's events amount to: told from the events alone, without anything that the views are made by.
 *
 * @param version of the last command
 * @param changedAt when it was decided
 * @param item what there is; empty if nothing is
 */
record Fold(StreamId stream, long version, Instant changedAt, Optional<Alive> item) {

    /** An item in its present life. */
    record Alive(String name, ObjectNode attributes, VersionedCommand first, VersionedCommand last) {

        ObjectNode row(int form) {
            ObjectNode row = Json.object().put("name", name);
            row.set("attributes", attributes);
            row.put("createdAt", first.at().toString())
                    .put("createdBy", first.actor())
                    .put("updatedAt", last.at().toString());
            return form == 1
                    ? row.put("updatedBy", last.actor())
                    : row.put("updatedBy", last.actor() + LongerItems.MARK).put("length", name.length());
        }
    }

    static Fold of(List<VersionedCommand> commands) {
        List<Alive> life = new ArrayList<>();
        for (VersionedCommand command : commands) {
            for (Document event : command.events()) {
                Optional<Alive> next = next(life, command, event);
                life.clear();
                next.ifPresent(life::add);
            }
        }
        VersionedCommand last = commands.getLast();
        return new Fold(last.stream(), last.version(), last.at(), life.stream().findFirst());
    }

    private static Optional<Alive> next(List<Alive> life, VersionedCommand command, Document event) {
        VersionedCommand first = life.isEmpty() ? command : life.getFirst().first();
        JsonNode json = event.json();
        return switch (event.type()) {
            case "ItemCreated", "ItemReplaced" ->
                Optional.of(
                        new Alive(json.path("name").asText(), (ObjectNode) json.path("attributes"), first, command));
            case "ItemPatched" ->
                Optional.of(new Alive(
                        json.path("name").asText(life.getFirst().name()),
                        patched(life.getFirst().attributes(), json.path("attributes")),
                        first,
                        command));
            case "ItemDeleted" -> Optional.empty();
            default -> throw new IllegalStateException(event.type());
        };
    }

    /** Patches of a load are flat. */
    private static ObjectNode patched(ObjectNode attributes, JsonNode patch) {
        ObjectNode after = attributes.deepCopy();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                after.remove(field.getKey());
            } else {
                after.set(field.getKey(), field.getValue());
            }
        });
        return after;
    }
}
