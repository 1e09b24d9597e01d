package io.tiebreak.live.dynamodb;

import io.tiebreak.address.Address;
import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.live.Connection;
import io.tiebreak.live.Holdings;
import io.tiebreak.live.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A connection and what hangs on it, as items of the subscriptions' table.
 *
 * <pre>
 * key                           entry
 * connection/L0SM9cOFvHcCIhw=   -                    the connection: tenant, expiresAt
 * connection/L0SM9cOFvHcCIhw=   subscription/1/lights/*   where to find a subscription of it: tenant, pattern, name
 * connection/L0SM9cOFvHcCIhw=   lock/lights/desk     an address that was locked over it, or was meant to be
 * </pre>
 *
 * All of them have {@code expiresAt}, in seconds.
 */
final class ConnectionItem {
    private static final String TENANT = "tenant";

    private ConnectionItem() {}

    static Map<String, AttributeValue> write(Connection connection) {
        return with(
                Keys.of(Keys.connection(connection.id()), Keys.ONLY),
                connection,
                Map.of(TENANT, Attributes.string(connection.tenant())));
    }

    static Map<String, AttributeValue> lock(Connection connection, Address address) {
        return with(Keys.lock(connection.id(), address), connection, Map.of());
    }

    private static Map<String, AttributeValue> with(
            Map<String, AttributeValue> key, Connection connection, Map<String, AttributeValue> fields) {
        Map<String, AttributeValue> item = new HashMap<>(key);
        item.putAll(fields);
        item.put(SubscriptionItem.EXPIRES_AT, Attributes.number(connection.end().getEpochSecond()));
        return item;
    }

    /** What these items hold; empty if the connection itself is not among them. */
    static Optional<Holdings> read(String id, List<Map<String, AttributeValue>> items) {
        Optional<Connection> connection = Optional.empty();
        List<Subscription.Key> subscriptions = new ArrayList<>();
        List<Address> locks = new ArrayList<>();
        for (Map<String, AttributeValue> item : items) {
            String entry = Attributes.required(item, Keys.ENTRY).s();
            if (entry.equals(Keys.ONLY)) {
                connection = Optional.of(new Connection(
                        id,
                        Attributes.required(item, TENANT).s(),
                        Attributes.seconds(item, SubscriptionItem.EXPIRES_AT)));
            } else if (entry.startsWith(Keys.SUBSCRIPTION)) {
                subscriptions.add(SubscriptionItem.key(item));
            } else {
                locks.add(Address.of(entry.substring(Keys.LOCK.length())));
            }
        }
        return connection.map(one -> new Holdings(one, subscriptions, locks));
    }
}
