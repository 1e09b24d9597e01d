package io.tiebreak.items.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.items.Item;
import io.tiebreak.items.ItemState;
import io.tiebreak.items.ItemsView;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as a row of the items table.
 *
 * <pre>
 * shelf        item/demo/invoice/07   partition key: a type's rows stand on 16 shelves, by a hash of their ids
 * id           4711                   sort key
 * applied      2                      the newest version that went into this row
 * deleted      true                   only after a deletion, and then nothing of the below
 * name         Invoice 4711
 * attributes   {"total":12.50}        JSON as text: DynamoDB's own maps would not give back what was put in
 * createdAt, createdBy, updatedAt, updatedBy
 * </pre>
 */
final class ItemRow {
    static final String SHELF = "shelf";
    static final String ID = "id";
    static final String APPLIED = "applied";
    static final String DELETED = "deleted";
    private static final int SHELVES = 16;
    private static final String NAME = "name";
    private static final String ATTRIBUTES = "attributes";
    private static final String CREATED_AT = "createdAt";
    private static final String CREATED_BY = "createdBy";
    private static final String UPDATED_AT = "updatedAt";
    private static final String UPDATED_BY = "updatedBy";

    private ItemRow() {}

    static Map<String, AttributeValue> key(StreamId stream) {
        CRC32 hash = new CRC32();
        hash.update(stream.id().getBytes(UTF_8));
        int number = (int) (hash.getValue() % SHELVES);
        return Map.of(SHELF, string(shelf(stream.tenant(), stream.type(), number)), ID, string(stream.id()));
    }

    static List<String> shelves(String tenant, String type) {
        return IntStream.range(0, SHELVES)
                .mapToObj(number -> shelf(tenant, type, number))
                .toList();
    }

    /** Spelled like a stream's key, and escaped like one. */
    private static String shelf(String tenant, String type, int number) {
        return new StreamId("item", tenant, type, "%02d".formatted(number)).key();
    }

    static Map<String, AttributeValue> write(VersionedCommand command) {
        Map<String, AttributeValue> row = new HashMap<>(key(command.stream()));
        row.put(APPLIED, number(command.version()));
        Item.after(command)
                .ifPresentOrElse(item -> write(item, row), () -> row.put(DELETED, AttributeValue.fromBool(true)));
        return row;
    }

    private static void write(Item item, Map<String, AttributeValue> row) {
        row.put(NAME, string(item.state().name()));
        row.put(ATTRIBUTES, string(Json.text(item.state().attributes())));
        row.put(CREATED_AT, string(item.createdAt().toString()));
        row.put(CREATED_BY, string(item.createdBy()));
        row.put(UPDATED_AT, string(item.updatedAt().toString()));
        row.put(UPDATED_BY, string(item.updatedBy()));
    }

    static long applied(Map<String, AttributeValue> row) {
        return row.containsKey(APPLIED) ? Long.parseLong(required(row, APPLIED).n()) : 0;
    }

    static ItemsView.Entry entry(Map<String, AttributeValue> row) {
        return new ItemsView.Entry(applied(row), row.containsKey(DELETED) ? Optional.empty() : Optional.of(item(row)));
    }

    static Item item(Map<String, AttributeValue> row) {
        StreamId shelf = StreamId.parse(string(row, SHELF));
        return new Item(
                new StreamId(shelf.kind(), shelf.tenant(), shelf.type(), string(row, ID)),
                applied(row),
                new ItemState(string(row, NAME), (ObjectNode) Json.stored(string(row, ATTRIBUTES))),
                Instant.parse(string(row, CREATED_AT)),
                string(row, CREATED_BY),
                Instant.parse(string(row, UPDATED_AT)),
                string(row, UPDATED_BY));
    }

    static AttributeValue string(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static String string(Map<String, AttributeValue> row, String name) {
        return required(row, name).s();
    }

    private static AttributeValue required(Map<String, AttributeValue> row, String name) {
        return Optional.ofNullable(row.get(name))
                .orElseThrow(() -> new IllegalStateException("a row of the items view has no " + name));
    }
}
