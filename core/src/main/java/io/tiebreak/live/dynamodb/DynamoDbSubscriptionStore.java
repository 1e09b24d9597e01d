package io.tiebreak.live.dynamodb;

import io.tiebreak.address.Address;
import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.dynamodb.ItemSize;
import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.live.Connection;
import io.tiebreak.live.Holdings;
import io.tiebreak.live.Message;
import io.tiebreak.live.Subscription;
import io.tiebreak.live.SubscriptionStore;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Connections and subscriptions on DynamoDB, in one table. Reading needs {@code dynamodb:Query}; writing {@code PutItem},
 * {@code UpdateItem} and {@code BatchWriteItem}. Never scans.
 */
public final class DynamoDbSubscriptionStore implements SubscriptionStore {
    private static final String BY = "by";
    private static final String CLAIMED_AT = "claimedAt";
    private static final String TOLD = "told";

    /** A listener for whom more than that is held will not catch up; DynamoDB takes 400 KB. */
    private static final long MOST_HELD_BYTES = 350 * 1024L;

    /** So many addresses of at most 256 bytes fit into an item. */
    private static final int ADDRESSES_TOGETHER = 1_000;

    /** DynamoDB takes so many removals at once. */
    private static final int REMOVED_TOGETHER = 25;

    private final MeteredDynamoDb dynamoDb;
    private final String table;

    /**
     * @param client without retries of its own
     * @param table partition key {@code key}, sort key {@code entry}, both strings
     */
    public DynamoDbSubscriptionStore(DynamoDbClient client, String table) {
        this.dynamoDb = new MeteredDynamoDb(client);
        this.table = table;
    }

    @Override
    public void open(Connection connection, Meter meter) {
        put(ConnectionItem.write(connection), meter);
    }

    @Override
    public Optional<Holdings> holdings(String connection, Meter meter) {
        return ConnectionItem.read(connection, all(Keys.connection(connection), meter));
    }

    @Override
    public void noteLock(Connection connection, Address address, Meter meter) {
        put(ConnectionItem.lock(connection, address), meter);
    }

    @Override
    public void end(Holdings holdings, Meter meter) {
        String id = holdings.connection().id();
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (Subscription.Key key : holdings.subscriptions()) {
            keys.add(Keys.subscription(key));
            keys.add(Keys.pointer(key));
        }
        holdings.locks().forEach(address -> keys.add(Keys.lock(id, address)));
        // Last, and so what hangs on it is found again if this stops halfway.
        keys.add(Keys.of(Keys.connection(id), Keys.ONLY));
        for (int from = 0; from < keys.size(); from += REMOVED_TOGETHER) {
            dynamoDb.remove(table, keys.subList(from, Math.min(keys.size(), from + REMOVED_TOGETHER)), meter);
        }
    }

    @Override
    public void put(Subscription subscription, Meter meter) {
        // A pointer to nothing does no harm; a subscription nobody can find would have to wait for its end.
        put(SubscriptionItem.pointer(subscription), meter);
        put(SubscriptionItem.write(subscription), meter);
    }

    @Override
    public void remove(Subscription.Key key, Meter meter) {
        dynamoDb.remove(table, List.of(Keys.subscription(key), Keys.pointer(key)), meter);
    }

    @Override
    public List<Subscription> below(String tenant, String prefix, Meter meter) {
        return all(Keys.below(tenant, prefix), meter).stream()
                .map(SubscriptionItem::read)
                .toList();
    }

    @Override
    public Held hold(Subscription.Key key, Message message, Meter meter) {
        AttributeValue one = SubscriptionItem.held(List.of(message));
        if (ItemSize.bytes(Map.of(SubscriptionItem.HELD, one)) > MOST_HELD_BYTES) {
            return new Held.Full();
        }
        UpdateItemRequest.Builder update = UpdateItemRequest.builder()
                .tableName(table)
                .key(Keys.subscription(key))
                .updateExpression("SET #held = list_append(#held, :more)")
                .conditionExpression("attribute_exists(#held)")
                .expressionAttributeNames(Map.of("#held", SubscriptionItem.HELD))
                .expressionAttributeValues(Map.of(":more", one));
        try {
            return switch (dynamoDb.update(update, meter)) {
                case MeteredDynamoDb.Update.Written(var item) ->
                    ItemSize.bytes(item) > MOST_HELD_BYTES ? new Held.Full() : new Held.Kept();
                case MeteredDynamoDb.Update.Refused(var found) -> {
                    if (found.isEmpty()) {
                        yield new Held.Gone();
                    }
                    yield new Held.Live(Attributes.time(found, SubscriptionItem.SETTLES));
                }
            };
        } catch (StoreException.Unstorable larger) {
            return new Held.Full();
        }
    }

    @Override
    public Caught goLive(Subscription pending, int sent, Instant settles, Meter meter) {
        AttributeValue until = Attributes.required(SubscriptionItem.write(pending), SubscriptionItem.UNTIL);
        UpdateItemRequest.Builder update = UpdateItemRequest.builder()
                .tableName(table)
                .key(Keys.subscription(pending.key()))
                .updateExpression("SET #settles = :settles REMOVE #held, #until")
                .conditionExpression("#until = :until AND size(#held) = :sent")
                .expressionAttributeNames(Map.of(
                        "#settles", SubscriptionItem.SETTLES,
                        "#held", SubscriptionItem.HELD,
                        "#until", SubscriptionItem.UNTIL))
                .expressionAttributeValues(Map.of(
                        ":settles", Attributes.time(settles), ":until", until, ":sent", Attributes.number(sent)));
        return switch (dynamoDb.update(update, meter)) {
            case MeteredDynamoDb.Update.Written written -> new Caught.Up();
            case MeteredDynamoDb.Update.Refused(var found) -> behind(found, until);
        };
    }

    private static Caught behind(Map<String, AttributeValue> found, AttributeValue until) {
        if (found.containsKey(SubscriptionItem.SETTLES)) {
            // It was this very write, whose answer was lost.
            return new Caught.Up();
        }
        return until.equals(found.get(SubscriptionItem.UNTIL))
                ? new Caught.Behind(SubscriptionItem.heldIn(found))
                : new Caught.Withdrawn();
    }

    @Override
    public void remember(Subscription.Key key, Map<Address, Long> revisions, Instant until, Meter meter) {
        List<Address> addresses = List.copyOf(revisions.keySet());
        for (int from = 0; from < addresses.size(); from += ADDRESSES_TOGETHER) {
            Map<Address, Long> part = new HashMap<>();
            addresses
                    .subList(from, Math.min(addresses.size(), from + ADDRESSES_TOGETHER))
                    .forEach(address -> part.put(address, revisions.get(address)));
            Map<String, AttributeValue> item = new HashMap<>(Keys.of(Keys.seen(key), "%09d".formatted(from)));
            item.put(SubscriptionItem.REVISIONS, SubscriptionItem.revisions(part));
            item.put(SubscriptionItem.EXPIRES_AT, Attributes.number(until.getEpochSecond()));
            put(item, meter);
        }
    }

    @Override
    public Map<Address, Long> seen(Subscription.Key key, Meter meter) {
        Map<Address, Long> seen = new HashMap<>();
        // Of an earlier subscription of that name there may be parts left, with older revisions.
        all(Keys.seen(key), meter)
                .forEach(item -> SubscriptionItem.revisions(Attributes.required(item, SubscriptionItem.REVISIONS))
                        .forEach((address, revision) -> seen.merge(address, revision, Math::max)));
        return seen;
    }

    @Override
    public Claim claim(String tenant, String bundle, Address by, Instant now, Meter meter) {
        Map<String, AttributeValue> item = bundle(tenant, bundle, now);
        item.put(BY, Attributes.string(by.toString()));
        item.put(CLAIMED_AT, Attributes.time(now));
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(
                        "attribute_not_exists(#key) OR (attribute_not_exists(#told) AND #claimedAt <= :stale)")
                .expressionAttributeNames(Map.of("#key", Keys.KEY, "#told", TOLD, "#claimedAt", CLAIMED_AT))
                .expressionAttributeValues(Map.of(":stale", Attributes.time(now.minus(CLAIMED))));
        return switch (dynamoDb.put(put, meter)) {
            case MeteredDynamoDb.Put.Written written -> new Claim.Mine();
            case MeteredDynamoDb.Put.Refused(var found) -> claimed(found, by);
        };
    }

    private static Claim claimed(Map<String, AttributeValue> found, Address by) {
        if (found.containsKey(TOLD)) {
            return new Claim.Told();
        }
        Address other = Address.of(Attributes.required(found, BY).s());
        return other.equals(by) ? new Claim.Mine() : new Claim.Others(other);
    }

    @Override
    public void told(String tenant, String bundle, Instant now, Meter meter) {
        Map<String, AttributeValue> item = bundle(tenant, bundle, now);
        item.put(TOLD, AttributeValue.fromBool(true));
        put(item, meter);
    }

    private static Map<String, AttributeValue> bundle(String tenant, String bundle, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.bundle(tenant, bundle));
        item.put(SubscriptionItem.EXPIRES_AT, Attributes.number(now.plus(KNOWN).getEpochSecond()));
        return item;
    }

    private void put(Map<String, AttributeValue> item, Meter meter) {
        dynamoDb.put(PutItemRequest.builder().tableName(table).item(item), meter);
    }

    private List<Map<String, AttributeValue>> all(String key, Meter meter) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        Map<String, AttributeValue> behind = Map.of();
        do {
            QueryRequest.Builder query = QueryRequest.builder()
                    .tableName(table)
                    .keyConditionExpression("#key = :key")
                    .expressionAttributeNames(Map.of("#key", Keys.KEY))
                    .expressionAttributeValues(Map.of(":key", Attributes.string(key)))
                    .consistentRead(true);
            if (!behind.isEmpty()) {
                query.exclusiveStartKey(behind);
            }
            QueryResponse page = dynamoDb.query(query, meter);
            items.addAll(page.items());
            behind = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
        } while (!behind.isEmpty());
        return items;
    }
}
