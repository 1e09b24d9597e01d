package io.tiebreak.view.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Move;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Place;
import io.tiebreak.view.Rows.Row;
import io.tiebreak.view.Shelf;
import io.tiebreak.view.Spread;
import io.tiebreak.view.Standing;
import io.tiebreak.view.Tally;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A row of a view as an item of the views' table.
 *
 * <pre>
 * shelf        items@1/demo/invoice/07   partition key: view, generation, tenant, section, one of 16 shelves
 * id           4711                      sort key
 * content      {"name":"Invoice", …}     what readers see: JSON as text, for DynamoDB's own maps would not give it back
 *                                        as it was; left out if there is nothing to see
 * applied      2                         in a stream's own row: the newest version that went into the view
 * spread       {"sums": …}               in a stream's own row: what it has beside this row; left out for nothing
 * parked       {"version": 3, …}         in a stream's own row: why it waits; left out if it does not
 * sum:items    12                        in a shared row: a sum
 * max:at       1763717400000             in a shared row: the greatest figure so far
 * </pre>
 */
final class RowItem {
    static final String SHELF = "shelf";
    static final String ID = "id";
    static final String CONTENT = "content";
    static final String APPLIED = "applied";
    static final String SPREAD = "spread";
    static final String PARKED = "parked";
    static final String SUM = "sum:";
    static final String MAX = "max:";

    private RowItem() {}

    /** What the keys of a generation's shelves begin with. */
    static String prefix(Generation generation) {
        return generation.key() + "/";
    }

    /** Spelled like a stream's key, and escaped like one. */
    static String shelf(Generation generation, Shelf shelf) {
        return new StreamId(generation.key(), shelf.tenant(), shelf.section(), "%02d".formatted(shelf.number())).key();
    }

    static Map<String, AttributeValue> key(Generation generation, Place place) {
        return key(shelf(generation, place.shelf()), place.id());
    }

    static Map<String, AttributeValue> key(String shelf, String id) {
        return Map.of(SHELF, string(shelf), ID, string(id));
    }

    static Map<String, AttributeValue> own(Generation generation, Move move) {
        Map<String, AttributeValue> row = new HashMap<>(key(generation, Place.of(move.stream())));
        row.put(APPLIED, number(move.version()));
        move.part().own().ifPresent(content -> row.put(CONTENT, json(content)));
        if (!move.part().spread().isNone()) {
            row.put(SPREAD, spread(move.part().spread()));
        }
        return row;
    }

    static Map<String, AttributeValue> entry(Generation generation, Place place, ObjectNode content) {
        Map<String, AttributeValue> row = new HashMap<>(key(generation, place));
        row.put(CONTENT, json(content));
        return row;
    }

    static AttributeValue spread(Spread spread) {
        return json(spread.json());
    }

    static AttributeValue parked(Parked parked) {
        return json(parked.json());
    }

    static Standing standing(Map<String, AttributeValue> row) {
        return new Standing(
                applied(row),
                content(row),
                stored(row, SPREAD).map(Spread::of).orElse(Spread.NONE),
                stored(row, PARKED).map(Parked::of));
    }

    /** A row that is known to have content. */
    static Row row(Map<String, AttributeValue> row) {
        return new Row(text(row, ID), applied(row), content(row).orElseThrow());
    }

    static Tally tally(Map<String, AttributeValue> row) {
        return new Tally(text(row, ID), figures(row, SUM), figures(row, MAX));
    }

    private static Map<String, Long> figures(Map<String, AttributeValue> row, String kind) {
        Map<String, Long> figures = new TreeMap<>();
        row.forEach((name, value) -> {
            if (name.startsWith(kind)) {
                figures.put(name.substring(kind.length()), Long.parseLong(value.n()));
            }
        });
        return figures;
    }

    private static long applied(Map<String, AttributeValue> row) {
        return Optional.ofNullable(row.get(APPLIED))
                .map(value -> Long.parseLong(value.n()))
                .orElse(0L);
    }

    private static Optional<ObjectNode> content(Map<String, AttributeValue> row) {
        return stored(row, CONTENT).map(ObjectNode.class::cast);
    }

    private static Optional<JsonNode> stored(Map<String, AttributeValue> row, String name) {
        return Optional.ofNullable(row.get(name)).map(value -> Json.stored(value.s()));
    }

    static String text(Map<String, AttributeValue> row, String name) {
        return Optional.ofNullable(row.get(name))
                .orElseThrow(() -> new IllegalStateException("a row of the views' table has no " + name))
                .s();
    }

    static AttributeValue json(JsonNode value) {
        return string(Json.text(value));
    }

    static AttributeValue string(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
