package io.tiebreak.ledger.dynamodb;

import static io.tiebreak.ledger.dynamodb.CommandItem.number;

import io.tiebreak.dynamodb.ItemSize;
import io.tiebreak.ledger.KeyRecord;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.Transacted;
import io.tiebreak.ledger.Transaction;
import io.tiebreak.ledger.VersionedCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A ledger's transaction in DynamoDB's words: the key record first, then the commands, then the checks. */
final class TransactionItems {
    private static final String KEY_IS_FREE = DynamoDbLedger.VERSION_IS_FREE + " OR #expiresAt <= :now";
    private static final Map<String, String> NAMES = Map.of("#stream", CommandItem.STREAM);

    private final Transaction transaction;
    private final String table;

    TransactionItems(Transaction transaction, String table) {
        this.transaction = transaction;
        this.table = table;
    }

    List<TransactWriteItem> items() {
        List<TransactWriteItem> items = new ArrayList<>();
        transaction.key().map(this::putIfFree).ifPresent(items::add);
        transaction.appends().stream().map(this::putIfFree).forEach(items::add);
        transaction.unmoved().stream().map(this::isStillNewest).forEach(items::add);
        return items;
    }

    boolean tooLarge() {
        long bytes = items().stream()
                .filter(item -> item.put() != null)
                .mapToLong(item -> ItemSize.bytes(item.put().item()))
                .sum();
        return bytes > Transaction.MAX_BYTES;
    }

    /** Reads what was found where conditions failed, one place per item. The key is judged first. */
    Transacted refused(List<Optional<Map<String, AttributeValue>>> found) {
        int keys = transaction.key().isPresent() ? 1 : 0;
        if (keys == 1 && found.getFirst().isPresent()) {
            return new Transacted.KeyTaken(KeyItem.read(found.getFirst().get()));
        }
        Map<StreamId, VersionedCommand> occupied = new HashMap<>();
        found.stream()
                .skip(keys)
                .flatMap(Optional::stream)
                .map(CommandItem::read)
                .forEach(command -> occupied.put(command.stream(), command));
        return new Transacted.Occupied(occupied);
    }

    private TransactWriteItem putIfFree(KeyRecord key) {
        Put put = Put.builder()
                .tableName(table)
                .item(KeyItem.write(key))
                .conditionExpression(KEY_IS_FREE)
                .expressionAttributeNames(Map.of("#stream", CommandItem.STREAM, "#expiresAt", KeyItem.EXPIRES_AT))
                .expressionAttributeValues(
                        Map.of(":now", number(transaction.now().getEpochSecond())))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return TransactWriteItem.builder().put(put).build();
    }

    private TransactWriteItem putIfFree(VersionedCommand command) {
        Put put = Put.builder()
                .tableName(table)
                .item(CommandItem.write(command))
                .conditionExpression(DynamoDbLedger.VERSION_IS_FREE)
                .expressionAttributeNames(NAMES)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return TransactWriteItem.builder().put(put).build();
    }

    private TransactWriteItem isStillNewest(KeyRecord.Place place) {
        ConditionCheck check = ConditionCheck.builder()
                .tableName(table)
                .key(CommandItem.key(place.stream(), place.version() + 1))
                .conditionExpression(DynamoDbLedger.VERSION_IS_FREE)
                .expressionAttributeNames(NAMES)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return TransactWriteItem.builder().conditionCheck(check).build();
    }
}
