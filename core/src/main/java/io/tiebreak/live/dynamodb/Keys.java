package io.tiebreak.live.dynamodb;

import io.tiebreak.KeyPart;
import io.tiebreak.address.Address;
import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.live.Subscription;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys of the subscriptions' table. The kind comes first, so that a policy can name it. */
final class Keys {
    static final String KEY = "key";
    static final String ENTRY = "entry";
    static final String SUBSCRIPTION = "subscription/";
    static final String LOCK = "lock";

    /** The entry of what has no others beside it. */
    static final String ONLY = "-";

    private Keys() {}

    static Map<String, AttributeValue> of(String key, String entry) {
        return Map.of(KEY, Attributes.string(key), ENTRY, Attributes.string(entry));
    }

    static String connection(String id) {
        return "connection/" + id;
    }

    /** Its own entry below a connection. Two of one name would be two entries, so that none is ever forgotten. */
    static Map<String, AttributeValue> pointer(Subscription.Key key) {
        return of(connection(key.connection()), SUBSCRIPTION + key.name() + key.pattern());
    }

    static Map<String, AttributeValue> lock(String connection, Address address) {
        return of(connection(connection), LOCK + address);
    }

    /** All whose patterns have a literal prefix in common. */
    static String below(String tenant, String prefix) {
        return SUBSCRIPTION + KeyPart.escaped(tenant) + (prefix.isEmpty() ? "/" : prefix);
    }

    static Map<String, AttributeValue> subscription(Subscription.Key key) {
        return of(below(key.tenant(), key.prefix()), key.connection() + "/" + key.name());
    }

    static String seen(Subscription.Key key) {
        return "seen/" + key.connection() + "/" + key.name();
    }

    static Map<String, AttributeValue> bundle(String tenant, String bundle) {
        return of("bundle/" + KeyPart.escaped(tenant) + "/" + KeyPart.escaped(bundle), ONLY);
    }
}
