package io.tiebreak.register.dynamodb;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.register.BlindWrite;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.BundleId;
import io.tiebreak.register.Due;
import io.tiebreak.register.Event;
import io.tiebreak.register.EventId;
import io.tiebreak.register.Receipt;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterId;
import io.tiebreak.register.RegisterStore;
import io.tiebreak.register.RegisterTransaction;
import io.tiebreak.register.Swap;
import io.tiebreak.register.Written;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Registers on DynamoDB: one table, one item per register. Reading needs {@code dynamodb:GetItem}, {@code BatchGetItem} and
 * {@code Query}; writing {@code dynamodb:UpdateItem} and {@code PutItem}, and {@code ConditionCheckItem} for bundles.
 * Never deletes or scans. Keep one for the life of the process: it remembers the families it wrote down.
 */
public final class DynamoDbRegisterStore implements RegisterStore {
    /** The index of bundles somebody has to look at; the others are not in it. */
    private static final String DUE = "due";

    private static final String BETWEEN = "#family = :family AND #address BETWEEN :first AND :last";

    /** The character behind the slash: all that begins with a prefix and a slash comes before the prefix and this. */
    private static final String BEHIND_SLASH = "0";

    private final MeteredDynamoDb dynamoDb;
    private final String table;
    private final Families families;

    /**
     * @param client without retries of its own
     * @param table partition key {@code family}, sort key {@code address}, both strings; with an index {@code due} of {@code
     *     slot}, a string, and {@code dueAt}, a number, for whoever asks what is {@link #due}
     */
    public DynamoDbRegisterStore(DynamoDbClient client, String table) {
        this.dynamoDb = new MeteredDynamoDb(client);
        this.table = table;
        this.families = new Families(dynamoDb, table);
    }

    /** The register that an item holds, for whoever gets items in another way. */
    public static Register stored(Map<String, AttributeValue> item) {
        return RegisterItem.read(item);
    }

    @Override
    public Optional<Register> read(RegisterId id, Consistency consistency, Meter meter) {
        return get(RegisterItem.key(id), consistency, meter).map(RegisterItem::read);
    }

    @Override
    public Map<Address, Register> readAll(String tenant, List<Address> ids, Meter meter) {
        return byAddress(dynamoDb.getAll(table, keys(tenant, ids), meter).stream());
    }

    @Override
    public Map<Address, Register> snapshot(String tenant, List<Address> ids, Meter meter) {
        return byAddress(
                dynamoDb.getTogether(table, keys(tenant, ids), meter).stream().flatMap(Optional::stream));
    }

    @Override
    public Written write(BlindWrite write, Meter meter) {
        families.writeDown(write.id(), meter);
        return switch (dynamoDb.update(new BlindUpdate(write).request(table), meter)) {
            case MeteredDynamoDb.Update.Written(var item) -> new Written.Done(RegisterItem.read(item));
            case MeteredDynamoDb.Update.Refused(var found) -> new Written.Refused(RegisterItem.found(found));
        };
    }

    @Override
    public Written swap(Swap swap, Meter meter) {
        families.writeDown(swap.after().id(), meter);
        Expected expected = Expected.of(swap);
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(RegisterItem.write(swap.after()))
                .conditionExpression(expected.condition())
                .expressionAttributeNames(Expected.NAMES);
        if (!expected.values().isEmpty()) {
            put.expressionAttributeValues(expected.values());
        }
        return switch (dynamoDb.put(put, meter)) {
            case MeteredDynamoDb.Put.Written written -> new Written.Done(swap.after());
            case MeteredDynamoDb.Put.Refused(var found) -> new Written.Refused(RegisterItem.found(found));
        };
    }

    @Override
    public RegisterTransaction.Result transact(RegisterTransaction transaction, Meter meter) {
        TransactionItems items = new TransactionItems(transaction, table);
        if (items.tooLarge()) {
            return new RegisterTransaction.Result.TooLarge();
        }
        transaction.swaps().forEach(swap -> families.writeDown(swap.after().id(), meter));
        List<TransactWriteItem> all = items.items();
        if (all.size() == 1 && all.getFirst().put() != null) {
            return alone(all.getFirst().put(), items, meter);
        }
        return switch (dynamoDb.transact(all, meter)) {
            case MeteredDynamoDb.Transact.Written written -> new RegisterTransaction.Result.Done();
            case MeteredDynamoDb.Transact.Refused(var found) -> items.refused(found);
        };
    }

    /** At half the price. */
    private RegisterTransaction.Result alone(Put put, TransactionItems items, Meter meter) {
        PutItemRequest.Builder request = PutItemRequest.builder()
                .tableName(put.tableName())
                .item(put.item())
                .conditionExpression(put.conditionExpression())
                .expressionAttributeNames(put.expressionAttributeNames());
        if (put.hasExpressionAttributeValues()) {
            request.expressionAttributeValues(put.expressionAttributeValues());
        }
        return switch (dynamoDb.put(request, meter)) {
            case MeteredDynamoDb.Put.Written written -> new RegisterTransaction.Result.Done();
            case MeteredDynamoDb.Put.Refused(var found) ->
                items.refused(List.of(Optional.of(found).filter(item -> !item.isEmpty())));
        };
    }

    @Override
    public Optional<Receipt> receipt(String commandId, Meter meter) {
        return get(RecordItems.key(Keys.receipt(commandId)), Consistency.STRONG, meter)
                .map(RecordItems::receipt);
    }

    @Override
    public Optional<Bundle> bundle(BundleId id, Meter meter) {
        return get(RecordItems.key(Keys.bundle(id)), Consistency.STRONG, meter).map(item -> BundleItem.read(id, item));
    }

    @Override
    public Optional<Event> event(EventId id, Meter meter) {
        return get(RecordItems.key(Keys.event(id)), Consistency.STRONG, meter).map(item -> EventItem.read(id, item));
    }

    @Override
    public List<Due> due(int slot, Instant until, Optional<Due> behind, int limit, Meter meter) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .indexName(DUE)
                .keyConditionExpression("#slot = :slot AND #dueAt <= :until")
                .expressionAttributeNames(Map.of("#slot", BundleItem.SLOT, "#dueAt", BundleItem.DUE_AT))
                .expressionAttributeValues(Map.of(":slot", Keys.slot(slot), ":until", Attributes.time(until)))
                .limit(limit);
        behind.ifPresent(last -> query.exclusiveStartKey(BundleItem.place(last)));
        return dynamoDb.query(query, meter).items().stream()
                .map(BundleItem::due)
                .toList();
    }

    @Override
    public List<String> families(String tenant, String behind, int limit, Meter meter) {
        return families.behind(tenant, behind, limit, meter);
    }

    @Override
    public FamilyPage family(
            String tenant, String family, AddressPattern pattern, Optional<Address> behind, int limit, Meter meter) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(BETWEEN)
                .expressionAttributeNames(Map.of("#family", RegisterItem.FAMILY, "#address", RegisterItem.ADDRESS))
                .expressionAttributeValues(range(tenant, family, pattern))
                .limit(limit)
                .consistentRead(true);
        behind.ifPresent(address -> query.exclusiveStartKey(RegisterItem.key(new RegisterId(tenant, address))));
        QueryResponse page = dynamoDb.query(query, meter);
        Optional<Address> next = page.hasLastEvaluatedKey()
                ? Optional.of(Address.of(Attributes.required(page.lastEvaluatedKey(), RegisterItem.ADDRESS)
                        .s()))
                : Optional.empty();
        return new FamilyPage(page.items().stream().map(RegisterItem::read).toList(), next);
    }

    /** From the pattern's literal prefix, which may itself be an address that is meant, to all that begins with it. */
    private static Map<String, AttributeValue> range(String tenant, String family, AddressPattern pattern) {
        List<String> literal = pattern.literalPrefix().isEmpty() ? List.of(family) : pattern.literalPrefix();
        String prefix = literal.stream().map(segment -> "/" + segment).collect(Collectors.joining());
        return Map.of(
                ":family", Keys.family(tenant, family),
                ":first", Attributes.string(prefix),
                ":last", Attributes.string(pattern.isLiteral() ? prefix : prefix + BEHIND_SLASH));
    }

    private Optional<Map<String, AttributeValue>> get(
            Map<String, AttributeValue> key, Consistency consistency, Meter meter) {
        GetItemRequest.Builder get =
                GetItemRequest.builder().tableName(table).key(key).consistentRead(consistency == Consistency.STRONG);
        return dynamoDb.get(get, meter);
    }

    private static List<Map<String, AttributeValue>> keys(String tenant, List<Address> ids) {
        return ids.stream()
                .map(address -> RegisterItem.key(new RegisterId(tenant, address)))
                .toList();
    }

    private static Map<Address, Register> byAddress(Stream<Map<String, AttributeValue>> items) {
        return items.map(RegisterItem::read)
                .collect(Collectors.toMap(register -> register.id().address(), Function.identity()));
    }
}
