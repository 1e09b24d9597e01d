package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Shared values as a backend keeps them, without rules: the last write wins, if lock, fence and revision allow it. */
final class FakeStore {
    private record Value(Optional<JsonNode> now, long revision, String writer, Optional<String> holder, long fence) {
        private static final Value NONE = new Value(Optional.empty(), 0, "", Optional.empty(), 0);

        private long live() {
            return now.isPresent() ? revision : 0;
        }
    }

    /** What a call is answered. */
    record Answer(int status, ObjectNode body) {}

    private final TreeMap<Address, Value> values = new TreeMap<>();
    private final Consumer<ObjectNode> publish;

    /** @param publish hears of all that happens, in its order */
    FakeStore(Consumer<ObjectNode> publish) {
        this.publish = publish;
    }

    synchronized Optional<ObjectNode> get(Address address) {
        return Optional.ofNullable(values.get(address))
                .filter(value -> value.now().isPresent())
                .map(value -> signal(address, value));
    }

    synchronized List<Address> matching(AddressPattern pattern) {
        return values.keySet().stream()
                .filter(pattern::matches)
                .filter(address -> get(address).isPresent())
                .toList();
    }

    synchronized Answer set(Address address, JsonNode body, String writer) {
        Value before = values.getOrDefault(address, Value.NONE);
        Optional<Answer> refusal = refusal(address, before, body, writer);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Value after = after(before, body, writer);
        values.put(address, after);
        publish.accept(told(address, before, after).put("type", "signal"));
        return new Answer(200, signal(address, after).put("applied", true).put("conflict", false));
    }

    synchronized Answer remove(Address address, String writer) {
        Value before = values.getOrDefault(address, Value.NONE);
        if (before.live() == 0) {
            return problem(404, "not-found");
        }
        Value after = new Value(Optional.empty(), before.revision() + 1, writer, Optional.empty(), before.fence());
        values.put(address, after);
        publish.accept(told(address, before, after).put("type", "signal"));
        return new Answer(200, told(address, before, after).put("applied", true));
    }

    /** Sets without conditions, all at once. */
    synchronized Answer bundle(JsonNode body, String writer) {
        ObjectNode message = Json.object()
                .put("type", "bundle")
                .put("bundleId", body.path("id").asText());
        ArrayNode signals = message.putArray("signals");
        ObjectNode answer =
                Json.object().put("bundleId", body.path("id").asText()).put("status", "done");
        ArrayNode results = answer.putArray("results");
        for (JsonNode operation : body.path("operations")) {
            Address address = Address.of(operation.path("set").path(0).asText());
            Value before = values.getOrDefault(address, Value.NONE);
            Value after = after(
                    before, Json.object().set("value", operation.path("set").path(1)), writer);
            values.put(address, after);
            signals.add(told(address, before, after));
            results.addObject().put("address", address.toString()).put("revision", after.revision());
        }
        publish.accept(message);
        return new Answer(200, answer);
    }

    private Optional<Answer> refusal(Address address, Value before, JsonNode body, String writer) {
        boolean others =
                before.holder().filter(holder -> !holder.equals(writer)).isPresent();
        if (others || body.path("fence").asLong(before.fence()) != before.fence()) {
            Answer locked = problem(423, "locked");
            locked.body().put("fence", before.fence());
            return Optional.of(locked);
        }
        if (body.path("revision").asLong(before.live()) != before.live()) {
            Answer conflict = problem(409, "conflict");
            conflict.body().put("expectedRevision", body.path("revision").asLong());
            get(address).ifPresent(current -> conflict.body().set("current", current));
            return Optional.of(conflict);
        }
        return Optional.empty();
    }

    private static Value after(Value before, JsonNode body, String writer) {
        boolean locks = body.path("lock").asBoolean();
        boolean unlocks = body.path("unlock").asBoolean();
        JsonNode value = body.has("value") ? body.get("value") : before.now().orElse(NullNode.getInstance());
        return new Value(
                Optional.of(value),
                before.revision() + 1,
                writer,
                locks ? Optional.of(writer) : before.holder().filter(holder -> !unlocks),
                before.fence() + (locks && before.holder().isEmpty() ? 1 : 0));
    }

    private static ObjectNode signal(Address address, Value value) {
        ObjectNode json = Json.object().put("address", address.toString());
        json.set("value", value.now().orElseThrow());
        json.put("revision", value.revision())
                .put("timestamp", value.revision())
                .put("writer", value.writer());
        value.holder()
                .ifPresent(holder -> json.putObject("lock")
                        .put("holder", holder)
                        .put("expiresAt", "2026-11-28T09:00:00.000Z")
                        .put("fence", value.fence()));
        return json;
    }

    private static ObjectNode told(Address address, Value before, Value after) {
        ObjectNode json = after.now().isPresent()
                ? signal(address, after)
                : Json.object()
                        .put("address", address.toString())
                        .put("revision", after.revision())
                        .put("timestamp", after.revision())
                        .put("writer", after.writer())
                        .put("deleted", true);
        ObjectNode meta = json.putObject("meta").put("conflict", false).put("writer", after.writer());
        meta.put("previousWriter", before.live() == 0 ? null : before.writer());
        meta.put("previousRevision", before.live());
        return json;
    }

    private static Answer problem(int status, String type) {
        return new Answer(status, Json.object().put("type", "/problems/" + type).put("conflictId", "c"));
    }
}
