package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.client.Update;
import io.tiebreak.client.Updates;
import io.tiebreak.client.Versioned;
import io.tiebreak.client.Write;
import io.tiebreak.items.ItemState;
import io.tiebreak.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Items: reads them, and changes them on the version that was read. One serves any number of threads. */
public final class Items {
    private final Http http;
    private final Updates updates;

    Items(Http http, Updates updates) {
        this.http = http;
        this.updates = updates;
    }

    /**
     * The newest version of an item; empty if there is none.
     *
     * @throws Denied without the right to read
     * @throws Unavailable if there is no answer now
     */
    public Optional<Item> get(String type, String id) {
        Reply reply = http.read(path(type, id) + "?consistent=true");
        if (reply.good()) {
            return Optional.of(Documents.item(reply.body()));
        }
        if (reply.problem().type().equals("/problems/not-found")) {
            return Optional.empty();
        }
        throw new Invalid(reply.problem());
    }

    /**
     * Changes an item as somebody saw it, if it is still like that. For a form: nobody's change is lost, and whoever was
     * slower learns what happened meanwhile.
     *
     * @param seen what was shown; its version is the one expected
     * @param change makes name and attributes as they should be; must not change what it is given
     * @throws OutcomeUnknown if the answer got lost several times
     */
    public ItemOutcome update(Item seen, UnaryOperator<ItemState> change) {
        ItemState wanted = change.apply(seen.state());
        if (wanted.equals(seen.state())) {
            return new ItemOutcome.Unchanged(seen);
        }
        return put(seen.type(), seen.id(), seen.version(), wanted);
    }

    /**
     * Reads an item and changes it, and after a conflict does so again on what the conflict told. For changes that make
     * sense on whatever is there, such as counting. Up to 8 attempts, with random waits of 2.6 s at most in all.
     *
     * @param change makes what should be there from what is, empty if there is nothing; may be asked once per attempt
     * @throws Refused if a business rule says no
     * @throws OutcomeUnknown if an answer got lost several times
     */
    public Update<ItemState> updateWithRetry(String type, String id, Function<Optional<ItemState>, ItemState> change) {
        var attempts = new ToldByConflict<>(() -> get(type, id).map(Items::versioned), (version, wanted) -> switch (put(
                type, id, version, wanted)) {
            case ItemOutcome.Updated(Item now) -> new Write.Written<>(versioned(now));
            case ItemOutcome.Unchanged(Item now) -> new Write.Written<>(versioned(now));
            case ItemOutcome.Conflict conflict ->
                new Write.Conflicted<>(conflict.latest().map(Items::versioned));
            case ItemOutcome.Rejected(String code, String detail) ->
                throw new Refused(new Refusal.Rejected(code, detail));
        });
        return updates.updateWithRetry(attempts, attempts, change);
    }

    private ItemOutcome put(String type, String id, long version, ItemState wanted) {
        ObjectNode body = Json.object().put("version", version).put("name", wanted.name());
        body.set("attributes", wanted.attributes());
        // On a version that is named, a key costs nothing, and saves whoever lost the answer.
        String key = UUID.randomUUID().toString();
        Reply reply = http.write(new Http.Write("PUT", path(type, id), Optional.of(body), Optional.of(key)));
        return outcome(reply);
    }

    private static ItemOutcome outcome(Reply reply) {
        JsonNode body = reply.body();
        if (reply.good()) {
            return new ItemOutcome.Updated(Documents.item(body));
        }
        return switch (reply.problem().type()) {
            case "/problems/conflict" ->
                new ItemOutcome.Conflict(
                        Optional.of(body.path("current"))
                                .filter(JsonNode::isObject)
                                .map(Documents::item),
                        body.path("changedFields")
                                .valueStream()
                                .map(JsonNode::asText)
                                .toList(),
                        Documents.rival(body),
                        body.path("conflictId").asText());
            case "/problems/rejected" ->
                new ItemOutcome.Rejected(
                        body.path("code").asText(), body.path("detail").asText());
            default -> throw new Invalid(reply.problem());
        };
    }

    private static Versioned<ItemState> versioned(Item item) {
        return new Versioned<>(item.version(), item.state());
    }

    private static String path(String type, String id) {
        return "/v1/items/" + segment(type) + "/" + segment(id);
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
