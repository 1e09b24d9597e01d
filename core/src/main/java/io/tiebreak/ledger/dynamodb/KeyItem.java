package io.tiebreak.ledger.dynamodb;

import static io.tiebreak.ledger.dynamodb.CommandItem.number;
import static io.tiebreak.ledger.dynamodb.CommandItem.string;

import io.tiebreak.ledger.KeyRecord;
import io.tiebreak.ledger.StreamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A key record as an item of the commands table.
 *
 * <pre>
 * stream       key/9f86d0…               partition key: the command id, which is a hash and shows no key
 * version      0                         sort key; no versioned command has it
 * fingerprint  e3b0c4…                   of the request's payload
 * receipts     [{stream: item/demo/invoice/4711, version: 2}]
 * expiresAt    1795340400                seconds; counts in every condition, and lets TTL clean up some day
 * </pre>
 */
final class KeyItem {
    static final String EXPIRES_AT = "expiresAt";
    private static final String PREFIX = "key/";
    private static final String FINGERPRINT = "fingerprint";
    private static final String RECEIPTS = "receipts";

    private KeyItem() {}

    static Map<String, AttributeValue> key(String commandId) {
        return Map.of(CommandItem.STREAM, string(PREFIX + commandId), CommandItem.VERSION, number(0));
    }

    static Map<String, AttributeValue> write(KeyRecord key) {
        List<AttributeValue> receipts =
                key.receipts().stream().map(KeyItem::place).toList();
        return Map.of(
                CommandItem.STREAM,
                string(PREFIX + key.commandId()),
                CommandItem.VERSION,
                number(0),
                FINGERPRINT,
                string(key.fingerprint()),
                RECEIPTS,
                AttributeValue.fromL(receipts),
                EXPIRES_AT,
                number(key.expiresAt().getEpochSecond()));
    }

    static KeyRecord read(Map<String, AttributeValue> item) {
        return new KeyRecord(
                required(item, CommandItem.STREAM).s().substring(PREFIX.length()),
                required(item, FINGERPRINT).s(),
                required(item, RECEIPTS).l().stream()
                        .map(AttributeValue::m)
                        .map(KeyItem::place)
                        .toList(),
                Instant.ofEpochSecond(Long.parseLong(required(item, EXPIRES_AT).n())));
    }

    private static AttributeValue place(KeyRecord.Place place) {
        return AttributeValue.fromM(
                Map.of(CommandItem.STREAM, string(place.stream().key()), CommandItem.VERSION, number(place.version())));
    }

    private static KeyRecord.Place place(Map<String, AttributeValue> map) {
        return new KeyRecord.Place(
                StreamId.parse(required(map, CommandItem.STREAM).s()),
                Long.parseLong(required(map, CommandItem.VERSION).n()));
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }
}
