package io.tiebreak.register.dynamodb;

import io.tiebreak.dynamodb.ItemSize;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.Receipt;
import io.tiebreak.register.RegisterTransaction;
import io.tiebreak.register.Swap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A transaction of registers in DynamoDB's words: the records first, then the registers. */
final class TransactionItems {
    private static final String RECORD_IS_FREE = "attribute_not_exists(#family) OR #expiresAt <= :now";

    private final RegisterTransaction transaction;
    private final String table;

    TransactionItems(RegisterTransaction transaction, String table) {
        this.transaction = transaction;
        this.table = table;
    }

    List<TransactWriteItem> items() {
        List<TransactWriteItem> items = new ArrayList<>();
        records().map(this::record).forEach(items::add);
        transaction.swaps().stream().map(this::swap).forEach(items::add);
        return items;
    }

    /** An item has 400 KB at most, of which registers keep clear; a record of many may not. */
    boolean tooLarge() {
        long bytes = Stream.concat(
                        records(), transaction.swaps().stream().map(swap -> RegisterItem.write(swap.after())))
                .mapToLong(ItemSize::bytes)
                .sum();
        return bytes > RegisterTransaction.MOST_BYTES;
    }

    /** Reads what was found where conditions failed, one place per item. The records are judged first. */
    RegisterTransaction.Result refused(List<Optional<Map<String, AttributeValue>>> found) {
        int place = 0;
        if (transaction.receipt().isPresent()) {
            Optional<Receipt> earlier = found.get(place++).map(RecordItems::receipt);
            if (earlier.isPresent()) {
                return new RegisterTransaction.Result.Repeated(earlier.get());
            }
        }
        for (Bundle bundle : transaction.bundles()) {
            Optional<Bundle> earlier = found.get(place++).map(item -> RecordItems.bundle(bundle.id(), item));
            if (earlier.isPresent()) {
                return new RegisterTransaction.Result.BundleKnown(earlier.get());
            }
        }
        return new RegisterTransaction.Result.Moved(found.stream()
                .skip(place)
                .map(item -> item.flatMap(RegisterItem::found))
                .toList());
    }

    private Stream<Map<String, AttributeValue>> records() {
        return Stream.concat(
                transaction.receipt().map(RecordItems::write).stream(),
                transaction.bundles().stream().map(RecordItems::write));
    }

    private TransactWriteItem record(Map<String, AttributeValue> item) {
        Put put = Put.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(RECORD_IS_FREE)
                .expressionAttributeNames(Map.of("#family", RegisterItem.FAMILY, "#expiresAt", RecordItems.EXPIRES_AT))
                .expressionAttributeValues(Map.of(":now", RecordItems.seconds(transaction.now())))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return TransactWriteItem.builder().put(put).build();
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
