package io.tiebreak.register.dynamodb;

import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.register.Receipt;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Receipts as items of the registers' table, and what all records there have in common.
 *
 * <pre>
 * family       key/9f86d0…              partition key: a command id, which is a hash and shows no key
 * address      -                        sort key, the same for all records
 * fingerprint  e3b0c4…                  of the command's payload
 * after        {family:…, address:…}    the register right after it
 * expiresAt    1795426800               seconds; counts in every condition, and lets TTL clean up some day
 * </pre>
 */
final class RecordItems {
    static final String EXPIRES_AT = "expiresAt";
    private static final AttributeValue RECORD = Attributes.string("-");
    static final String COMMAND_ID = "commandId";
    static final String FINGERPRINT = "fingerprint";
    private static final String AFTER = "after";

    private RecordItems() {}

    static Map<String, AttributeValue> key(AttributeValue partition) {
        return Map.of(RegisterItem.FAMILY, partition, RegisterItem.ADDRESS, RECORD);
    }

    static Map<String, AttributeValue> write(Receipt receipt) {
        return Map.of(
                RegisterItem.FAMILY,
                Keys.receipt(receipt.commandId()),
                RegisterItem.ADDRESS,
                RECORD,
                COMMAND_ID,
                Attributes.string(receipt.commandId()),
                FINGERPRINT,
                Attributes.string(receipt.fingerprint()),
                AFTER,
                AttributeValue.fromM(RegisterItem.write(receipt.after())),
                EXPIRES_AT,
                seconds(receipt.expiresAt()));
    }

    static Receipt receipt(Map<String, AttributeValue> item) {
        return new Receipt(
                Attributes.required(item, COMMAND_ID).s(),
                Attributes.required(item, FINGERPRINT).s(),
                RegisterItem.read(Attributes.required(item, AFTER).m()),
                Attributes.seconds(item, EXPIRES_AT));
    }

    static AttributeValue seconds(Instant time) {
        return Attributes.number(time.getEpochSecond());
    }

    static Optional<Instant> expiresAt(Map<String, AttributeValue> item) {
        return item.containsKey(EXPIRES_AT) ? Optional.of(Attributes.seconds(item, EXPIRES_AT)) : Optional.empty();
    }
}
