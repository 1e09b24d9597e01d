package io.tiebreak.convergence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Rows;
import io.tiebreak.view.Shelf;
import io.tiebreak.view.Tally;
import io.tiebreak.view.ViewStore;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** All that readers can find in a generation of a view: as it should be, and as it is. */
final class Rowset {
    private static final Rows.Range ALL = new Rows.Range("", Optional.empty(), 1000);
    private static final int NAME_CHARACTERS = 64;

    private Rowset() {}

    /** What the ledger amounts to. */
    static Map<String, JsonNode> expected(String view, int form, Collection<Fold> folds) {
        Map<String, JsonNode> rows = new TreeMap<>();
        for (Fold fold : folds) {
            StreamId stream = fold.stream();
            switch (view) {
                case "items" ->
                    fold.item()
                            .ifPresent(item ->
                                    rows.put(stream.key(), item.row(form).put("version", fold.version())));
                case "item-names" ->
                    fold.item()
                            .ifPresent(item -> rows.put(
                                    stream.tenant() + " " + sorted(item.name()) + "\u0000" + stream.type() + "/"
                                            + stream.id(),
                                    Json.object()
                                            .put("type", stream.type())
                                            .put("id", stream.id())
                                            .put("name", item.name())
                                            .put("version", 0L)));
                case "item-types" -> count(rows, stream.tenant() + " " + stream.type(), fold);
                default -> throw new IllegalStateException(view);
            }
        }
        return rows;
    }

    private static String sorted(String name) {
        return name.toLowerCase(Locale.ROOT)
                .codePoints()
                .limit(NAME_CHARACTERS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void count(Map<String, JsonNode> rows, String type, Fold fold) {
        JsonNode before = rows.getOrDefault(type, Json.object());
        rows.put(
                type,
                Json.object()
                        .put(
                                "items",
                                before.path("items").asLong() + (fold.item().isPresent() ? 1 : 0))
                        .put(
                                "changedAt",
                                Math.max(
                                        before.path("changedAt").asLong(),
                                        fold.changedAt().toEpochMilli())));
    }

    /** What stands there. */
    static Map<String, JsonNode> actual(Generation generation, ViewStore store) {
        Map<String, JsonNode> rows = new TreeMap<>();
        for (String tenant : Streams.TENANTS) {
            switch (generation.view()) {
                case "items" ->
                    Streams.TYPES.forEach(type -> each(
                            generation,
                            store,
                            Shelf.all(tenant, type),
                            (id, row) -> rows.put(new StreamId("item", tenant, type, id).key(), row)));
                case "item-names" ->
                    each(generation, store, Shelf.all(tenant, "-names"), (id, row) -> rows.put(tenant + " " + id, row));
                default -> tallies(generation, store, tenant, rows);
            }
        }
        return rows;
    }

    private static void each(
            Generation generation, ViewStore store, List<Shelf> shelves, BiConsumer<String, ObjectNode> add) {
        shelves.stream()
                .flatMap(shelf -> store.rows(generation, shelf, ALL, new Meter()).rows().stream())
                .forEach(row -> add.accept(row.id(), row.content().deepCopy().put("version", row.applied())));
    }

    private static void tallies(Generation generation, ViewStore store, String tenant, Map<String, JsonNode> rows) {
        Map<String, Tally> tallies = new TreeMap<>();
        Shelf.all(tenant, "-types").stream()
                .flatMap(shelf -> store.tallies(generation, shelf, new Meter()).stream())
                .forEach(tally -> tallies.merge(tally.id(), tally, Tally::and));
        tallies.forEach((type, tally) -> rows.put(
                tenant + " " + type,
                Json.object()
                        .put("items", tally.sums().getOrDefault("items", 0L))
                        .put("changedAt", tally.greatest().getOrDefault("changedAt", 0L))));
    }
}
