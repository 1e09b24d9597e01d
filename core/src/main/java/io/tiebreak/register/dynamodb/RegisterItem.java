package io.tiebreak.register.dynamodb;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.tiebreak.address.Address;
import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.json.Json;
import io.tiebreak.register.Lease;
import io.tiebreak.register.Numbers;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterId;
import io.tiebreak.register.Replaced;
import io.tiebreak.register.Stamp;
import io.tiebreak.register.Touch;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A register as an item of the registers' table.
 *
 * <pre>
 * family            signal/demo/lights        partition key: tenant and first segment
 * address           /lights/desk/brightness   sort key
 * revision          7                         how many commands it has accepted
 * number            80                        its value if that is a number ...
 * value             {"r":1,"g":0,"b":0}       ... or as JSON text; neither of the two for null, and after a deletion
 * deleted           true                      only after a deletion
 * timestamp         1795340400123             when the value was written, as its writer says; milliseconds, as all times
 * writer            ann/window-1              of the value; absent after a deletion
 * commandId         01M8…                     of the value, or of the deletion
 * writtenAt         1795340400123             when it was written, by the register's time
 * at                1795340400123             the register's time: grows with every command
 * touchedBy         ben                       who locked or unlocked or deleted, if the newest command did only that ...
 * touchedId         01M8…                     ... and its command id
 * fence             3                         the newest fencing token; absent if none was granted
 * holder            ann/window-1              the lock: whose, ...
 * lease             30000                     ... how long each command makes it last, and when it is over:
 * leaseEnd          1795340430123             (stands there without a lock, too, and means nothing then)
 * socket            L0SM9cOFvHcCIhw=          the connection at whose end it is released; absent if it hangs on none
 * replacedWriter    ben                       what the newest command's value took the place of; absent if it set none,
 * replacedRevision  6                         0 if there was no value
 * replacedAt        1795340399001
 * seen              5                         the revision its writer had seen, if he said so
 * bundle            dusk                      the bundle the newest command was part of; absent if it came alone
 * </pre>
 */
final class RegisterItem {
    static final String FAMILY = "family";
    static final String ADDRESS = "address";
    static final String REVISION = "revision";
    static final String NUMBER = "number";
    static final String VALUE = "value";
    static final String DELETED = "deleted";
    static final String TIMESTAMP = "timestamp";
    static final String WRITER = "writer";
    static final String COMMAND_ID = "commandId";
    static final String WRITTEN_AT = "writtenAt";
    static final String AT = "at";
    static final String TOUCHED_BY = "touchedBy";
    static final String TOUCHED_ID = "touchedId";
    static final String FENCE = "fence";
    static final String HOLDER = "holder";
    static final String LEASE = "lease";
    static final String LEASE_END = "leaseEnd";
    static final String REPLACED_WRITER = "replacedWriter";
    static final String REPLACED_REVISION = "replacedRevision";
    static final String REPLACED_AT = "replacedAt";
    static final String SEEN = "seen";
    static final String SOCKET = "socket";
    static final String BUNDLE = "bundle";

    private RegisterItem() {}

    static Map<String, AttributeValue> key(RegisterId id) {
        return Map.of(
                FAMILY, Keys.family(id.tenant(), id.address().family()),
                ADDRESS, Attributes.string(id.address().toString()));
    }

    static Map<String, AttributeValue> write(Register register) {
        Map<String, AttributeValue> item = new HashMap<>(key(register.id()));
        item.put(REVISION, Attributes.number(register.revision()));
        register.value()
                .ifPresentOrElse(value -> value(item, value), () -> item.put(DELETED, AttributeValue.fromBool(true)));
        item.put(TIMESTAMP, Attributes.time(register.stamp().timestamp()));
        if (register.alive()) {
            item.put(WRITER, Attributes.string(register.stamp().writer()));
        }
        item.put(COMMAND_ID, Attributes.string(register.stamp().commandId()));
        item.put(WRITTEN_AT, Attributes.time(register.writtenAt()));
        item.put(AT, Attributes.time(register.last().at()));
        touch(item, register);
        if (register.fence() > 0) {
            item.put(FENCE, Attributes.number(register.fence()));
        }
        register.lease().ifPresent(lease -> item.putAll(lease(lease)));
        register.replaced().ifPresent(replaced -> item.putAll(replaced(replaced)));
        register.bundle().ifPresent(bundle -> item.put(BUNDLE, Attributes.string(bundle)));
        return item;
    }

    private static void value(Map<String, AttributeValue> item, JsonNode value) {
        if (value.isNumber()) {
            item.put(NUMBER, AttributeValue.fromN(value.asText()));
        } else if (!value.isNull()) {
            item.put(VALUE, Attributes.string(Json.text(value)));
        }
    }

    private static void touch(Map<String, AttributeValue> item, Register register) {
        Touch last = register.last();
        boolean setValue =
                register.alive() && last.commandId().equals(register.stamp().commandId());
        if (!setValue) {
            item.put(TOUCHED_BY, Attributes.string(last.writer()));
            item.put(TOUCHED_ID, Attributes.string(last.commandId()));
        }
    }

    private static Map<String, AttributeValue> lease(Lease lease) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                HOLDER, Attributes.string(lease.holder()),
                LEASE, Attributes.number(lease.length().toMillis()),
                LEASE_END, Attributes.time(lease.end())));
        lease.socket().ifPresent(socket -> item.put(SOCKET, Attributes.string(socket)));
        return item;
    }

    private static Map<String, AttributeValue> replaced(Replaced replaced) {
        Map<String, AttributeValue> item = new HashMap<>(Map.ofEntries(
                entry(REPLACED_WRITER, Attributes.string(replaced.writer())),
                entry(REPLACED_REVISION, Attributes.number(replaced.revision())),
                entry(REPLACED_AT, Attributes.time(replaced.at()))));
        replaced.seen().ifPresent(seen -> item.put(SEEN, Attributes.number(seen)));
        return item;
    }

    /** The register an item holds; empty for an item without attributes, which is what is found where nothing is. */
    static Optional<Register> found(Map<String, AttributeValue> item) {
        return item.isEmpty() ? Optional.empty() : Optional.of(read(item));
    }

    static Register read(Map<String, AttributeValue> item) {
        Optional<JsonNode> value = item.containsKey(DELETED) ? Optional.empty() : Optional.of(value(item));
        Stamp stamp = new Stamp(
                Attributes.time(item, TIMESTAMP),
                Attributes.text(item, WRITER).orElse(""),
                Attributes.required(item, COMMAND_ID).s());
        Touch last = new Touch(
                Attributes.text(item, TOUCHED_BY).orElse(stamp.writer()),
                Attributes.text(item, TOUCHED_ID).orElse(stamp.commandId()),
                Attributes.time(item, AT));
        return new Register(
                new RegisterId(
                        Keys.tenant(Attributes.required(item, FAMILY).s()),
                        Address.of(Attributes.required(item, ADDRESS).s())),
                Attributes.number(item, REVISION).orElseThrow(),
                value,
                stamp,
                Attributes.time(item, WRITTEN_AT),
                last,
                Attributes.number(item, FENCE).orElse(0),
                lease(item),
                replaced(item),
                Attributes.text(item, BUNDLE));
    }

    private static JsonNode value(Map<String, AttributeValue> item) {
        AttributeValue number = item.get(NUMBER);
        if (number != null) {
            return Numbers.canonical(Json.stored(number.n()));
        }
        return Attributes.text(item, VALUE).map(Json::stored).orElse(NullNode.getInstance());
    }

    private static Optional<Lease> lease(Map<String, AttributeValue> item) {
        return Attributes.text(item, HOLDER)
                .map(holder -> new Lease(
                        holder,
                        Duration.ofMillis(Attributes.number(item, LEASE).orElseThrow()),
                        Attributes.time(item, LEASE_END),
                        Attributes.text(item, SOCKET)));
    }

    private static Optional<Replaced> replaced(Map<String, AttributeValue> item) {
        OptionalLong revision = Attributes.number(item, REPLACED_REVISION);
        return revision.orElse(0) == 0
                ? Optional.empty()
                : Optional.of(new Replaced(
                        Attributes.required(item, REPLACED_WRITER).s(),
                        revision.getAsLong(),
                        Attributes.time(item, REPLACED_AT),
                        Attributes.number(item, SEEN)));
    }
}
