package io.tiebreak.register.dynamodb;

import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.dynamodb.ItemSize;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.Event;
import io.tiebreak.register.Receipt;
import io.tiebreak.register.RegisterTransaction;
import io.tiebreak.register.Swap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A transaction in DynamoDB's words: the records first, then the registers. */
final class TransactionItems {
    private static final String IS_FREE = "attribute_not_exists(#family) OR #expiresAt <= :now";
    private static final Map<String, String> FAMILY_AND_EXPIRY =
            Map.of("#family", RegisterItem.FAMILY, "#expiresAt", RecordItems.EXPIRES_AT);

    private final RegisterTransaction transaction;
    private final String table;

    TransactionItems(RegisterTransaction transaction, String table) {
        this.transaction = transaction;
        this.table = table;
    }

    List<TransactWriteItem> items() {
        List<TransactWriteItem> items = new ArrayList<>();
        transaction.entries().stream()
                .map(entry -> TransactWriteItem.builder().put(put(entry)).build())
                .forEach(items::add);
        transaction.swaps().stream().map(this::swap).forEach(items::add);
        return items;
    }

    /** Registers keep clear of what an item may have; the record of a bundle, which repeats all it changes, may not. */
    boolean tooLarge() {
        List<Long> records = transaction.entries().stream()
                .map(entry -> ItemSize.bytes(item(entry)))
                .toList();
        long registers = transaction.swaps().stream()
                .mapToLong(swap -> ItemSize.bytes(RegisterItem.write(swap.after())))
                .sum();
        long all = registers + records.stream().mapToLong(Long::longValue).sum();
        return all > RegisterTransaction.MOST_BYTES
                || records.stream().anyMatch(bytes -> bytes > RegisterTransaction.MOST_RECORD_BYTES);
    }

    /** Reads what was found where conditions failed, one place per item. The records are judged first. */
    RegisterTransaction.Result refused(List<Optional<Map<String, AttributeValue>>> found) {
        List<RegisterTransaction.Entry> entries = transaction.entries();
        for (int place = 0; place < entries.size(); place++) {
            RegisterTransaction.Entry entry = entries.get(place);
            Optional<RegisterTransaction.Result> known = found.get(place).map(item -> known(entry, item));
            if (known.isPresent()) {
                return known.get();
            }
        }
        return new RegisterTransaction.Result.Moved(found.stream()
                .skip(entries.size())
                .map(item -> item.flatMap(RegisterItem::found))
                .toList());
    }

    private static RegisterTransaction.Result known(RegisterTransaction.Entry entry, Map<String, AttributeValue> item) {
        return switch (entry) {
            case RegisterTransaction.Entry.Remember remember ->
                new RegisterTransaction.Result.Repeated(RecordItems.receipt(item));
            case RegisterTransaction.Entry.Keep(Bundle bundle) -> known(bundle, item);
            case RegisterTransaction.Entry.Advance(Bundle.State before, Bundle after) -> known(after, item);
            case RegisterTransaction.Entry.Accept(Event event) -> known(event, item);
            case RegisterTransaction.Entry.Conclude(Event event) -> known(event, item);
        };
    }

    private static RegisterTransaction.Result known(Bundle bundle, Map<String, AttributeValue> item) {
        return new RegisterTransaction.Result.BundleKnown(BundleItem.read(bundle.id(), item));
    }

    private static RegisterTransaction.Result known(Event event, Map<String, AttributeValue> item) {
        return new RegisterTransaction.Result.EventKnown(EventItem.read(event.id(), item));
    }

    private static Map<String, AttributeValue> item(RegisterTransaction.Entry entry) {
        return switch (entry) {
            case RegisterTransaction.Entry.Remember(Receipt receipt) -> RecordItems.write(receipt);
            case RegisterTransaction.Entry.Keep(Bundle bundle) -> BundleItem.write(bundle);
            case RegisterTransaction.Entry.Advance(Bundle.State before, Bundle after) -> BundleItem.write(after);
            case RegisterTransaction.Entry.Accept(Event event) -> EventItem.write(event);
            case RegisterTransaction.Entry.Conclude(Event event) -> EventItem.write(event);
        };
    }

    private Put put(RegisterTransaction.Entry entry) {
        Put.Builder put = Put.builder()
                .tableName(table)
                .item(item(entry))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        return switch (entry) {
            case RegisterTransaction.Entry.Remember remember -> whereFree(put);
            case RegisterTransaction.Entry.Keep keep -> whereFree(put);
            case RegisterTransaction.Entry.Accept accept -> whereFree(put);
            case RegisterTransaction.Entry.Advance(Bundle.State before, Bundle after) ->
                where(put, BundleItem.STATE, BundleItem.state(before));
            case RegisterTransaction.Entry.Conclude conclude ->
                where(put, EventItem.STATUS, Attributes.string(EventItem.ACCEPTED));
        };
    }

    private Put whereFree(Put.Builder put) {
        return put.conditionExpression(IS_FREE)
                .expressionAttributeNames(FAMILY_AND_EXPIRY)
                .expressionAttributeValues(Map.of(":now", RecordItems.seconds(transaction.now())))
                .build();
    }

    private static Put where(Put.Builder put, String attribute, AttributeValue value) {
        return put.conditionExpression("#is = :was")
                .expressionAttributeNames(Map.of("#is", attribute))
                .expressionAttributeValues(Map.of(":was", value))
                .build();
    }

    private TransactWriteItem swap(Swap swap) {
        Expected expected = Expected.of(swap);
        return swap.isCheck()
                ? TransactWriteItem.builder()
                        .conditionCheck(ConditionCheck.builder()
                                .tableName(table)
                                .key(RegisterItem.key(swap.after().id()))
                                .conditionExpression(expected.condition())
                                .expressionAttributeNames(Expected.NAMES)
                                .expressionAttributeValues(expected.values())
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                .build())
                        .build()
                : TransactWriteItem.builder().put(put(swap, expected)).build();
    }

    private Put put(Swap swap, Expected expected) {
        Put.Builder put = Put.builder()
                .tableName(table)
                .item(RegisterItem.write(swap.after()))
                .conditionExpression(expected.condition())
                .expressionAttributeNames(Expected.NAMES)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (!expected.values().isEmpty()) {
            put.expressionAttributeValues(expected.values());
        }
        return put.build();
    }
}
