package io.tiebreak.presence.dynamodb;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.presence.Earlier;
import io.tiebreak.presence.Session;
import io.tiebreak.presence.Sighting;
import io.tiebreak.presence.Tab;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A sighting, or the record of a repeatable heartbeat, as an item of the presence table.
 *
 * <pre>
 * key          tab/demo/3f0c…/a41b…   partition key: tenant, session, tab; the latter two are hashes
 * slot         tab/demo/slot/7        partition key of the index "seen": one of 16 by the session's hash
 * seenAt       1795340400123          sort key of that index: milliseconds
 * path         /pricing               what the tab shows; the index has it, too
 * commandId    01M8…                  the heartbeat that said so: tells a write's own effect from another's
 * expiresAt    1795344000             seconds; nobody reads the item any more then, and TTL removes it some day
 *
 * key          key/9f86d0…            partition key: a hash that shows no key
 * fingerprint  e3b0c4…                of the heartbeat's payload
 * seenAt       1795340400123          what it was answered; without a slot it is not in the index
 * expiresAt    1795426800             seconds; counts in every condition
 * </pre>
 */
final class SightingItem {
    static final String KEY = "key";
    static final String SLOT = "slot";
    static final String SEEN_AT = "seenAt";
    static final String PATH = "path";
    static final String COMMAND_ID = "commandId";
    static final String EXPIRES_AT = "expiresAt";
    static final String FINGERPRINT = "fingerprint";
    private static final String TAB = "tab";
    private static final String RECORD = "key/";

    /** Much longer than anybody asks who was seen. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private SightingItem() {}

    static Map<String, AttributeValue> write(Sighting sighting) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(KEY, string(key(sighting.tab())));
        item.put(
                SLOT,
                string(slot(
                        sighting.tab().session().tenant(),
                        sighting.tab().session().slot())));
        item.put(SEEN_AT, time(sighting.seenAt()));
        item.put(PATH, string(sighting.path()));
        item.put(COMMAND_ID, string(sighting.commandId()));
        item.put(EXPIRES_AT, seconds(sighting.seenAt().plus(LIFETIME)));
        return item;
    }

    /** What the table has, or the index, which does not know the heartbeat. */
    static Sighting read(Map<String, AttributeValue> item) {
        StreamId key = StreamId.parse(required(item, KEY).s());
        AttributeValue commandId = item.get(COMMAND_ID);
        return new Sighting(
                new Tab(new Session(key.tenant(), key.type()), key.id()),
                required(item, PATH).s(),
                seenAt(item),
                commandId == null ? "" : commandId.s());
    }

    static Map<String, AttributeValue> write(Earlier record) {
        return Map.of(
                KEY,
                string(RECORD + record.commandId()),
                FINGERPRINT,
                string(record.fingerprint()),
                SEEN_AT,
                time(record.seenAt()),
                EXPIRES_AT,
                seconds(record.expiresAt()));
    }

    static Earlier earlier(Map<String, AttributeValue> item) {
        return new Earlier(
                required(item, KEY).s().substring(RECORD.length()),
                required(item, FINGERPRINT).s(),
                seenAt(item),
                Instant.ofEpochSecond(Long.parseLong(required(item, EXPIRES_AT).n())));
    }

    /** Spelled like a stream's key, and escaped like one. */
    static String slot(String tenant, int slot) {
        return new StreamId(TAB, tenant, SLOT, Integer.toHexString(slot)).key();
    }

    private static String key(Tab tab) {
        return new StreamId(TAB, tab.session().tenant(), tab.session().id(), tab.id()).key();
    }

    private static Instant seenAt(Map<String, AttributeValue> item) {
        return Instant.ofEpochMilli(Long.parseLong(required(item, SEEN_AT).n()));
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    static AttributeValue string(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue time(Instant time) {
        return AttributeValue.fromN(Long.toString(time.toEpochMilli()));
    }

    static AttributeValue seconds(Instant time) {
        return AttributeValue.fromN(Long.toString(time.getEpochSecond()));
    }
}
