package io.tiebreak.register.dynamodb;

import io.tiebreak.address.Address;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.BundleId;
import io.tiebreak.register.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Receipts and bundles as items of the registers' table.
 *
 * <pre>
 * family       key/9f86d0…              partition key: a command id, which is a hash and shows no key
 * address      -                        sort key, the same for all records
 * fingerprint  e3b0c4…                  of the command's payload
 * after        {family:…, address:…}    the register right after it
 * expiresAt    1795426800               seconds; counts in every condition, and lets TTL clean up some day
 *
 * family       bundle/demo/01M8…        partition key: tenant and id
 * address      -
 * commandId    01M8…                    of the command that brought it
 * fingerprint  e3b0c4…                  of its operations and who brought it
 * results      [{address:…, revision:…}]
 * expiresAt    1795426800
 * </pre>
 */
final class RecordItems {
    static final String EXPIRES_AT = "expiresAt";
    private static final AttributeValue RECORD = Attributes.string("-");
    private static final String COMMAND_ID = "commandId";
    private static final String FINGERPRINT = "fingerprint";
    private static final String AFTER = "after";
    private static final String RESULTS = "results";
    private static final String REVISION = "revision";

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

    static Map<String, AttributeValue> write(Bundle bundle) {
        List<AttributeValue> results =
                bundle.results().stream().map(RecordItems::result).toList();
        return Map.of(
                RegisterItem.FAMILY,
                Keys.bundle(bundle.id()),
                RegisterItem.ADDRESS,
                RECORD,
                COMMAND_ID,
                Attributes.string(bundle.commandId()),
                FINGERPRINT,
                Attributes.string(bundle.fingerprint()),
                RESULTS,
                AttributeValue.fromL(results),
                EXPIRES_AT,
                seconds(bundle.expiresAt()));
    }

    static Bundle bundle(BundleId id, Map<String, AttributeValue> item) {
        return new Bundle(
                id,
                Attributes.required(item, COMMAND_ID).s(),
                Attributes.required(item, FINGERPRINT).s(),
                Attributes.required(item, RESULTS).l().stream()
                        .map(AttributeValue::m)
                        .map(RecordItems::result)
                        .toList(),
                Attributes.seconds(item, EXPIRES_AT));
    }

    static AttributeValue seconds(Instant time) {
        return Attributes.number(time.getEpochSecond());
    }

    private static AttributeValue result(Bundle.Result result) {
        return AttributeValue.fromM(Map.of(
                RegisterItem.ADDRESS,
                Attributes.string(result.address().toString()),
                REVISION,
                Attributes.number(result.revision())));
    }

    private static Bundle.Result result(Map<String, AttributeValue> map) {
        return new Bundle.Result(
                Address.of(Attributes.required(map, RegisterItem.ADDRESS).s()),
                Attributes.number(map, REVISION).orElseThrow());
    }
}
