package io.tiebreak.register.dynamodb;

import io.tiebreak.address.Address;
import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.json.Json;
import io.tiebreak.register.Event;
import io.tiebreak.register.EventId;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Events as items of the registers' table.
 *
 * <pre>
 * family       event/demo/9f86…         partition key: tenant and id
 * address      -
 * fingerprint  e3b0c4…                  of what was sent and who sent it
 * to           /commands/set/a          where it was sent
 * target       /commands/set/a
 * value        {"x":1}                  JSON as text
 * writer       ann
 * at           1795426800000
 * status       accepted                 or delivered, handled, failed
 * results      [{address:…, revision:…}]   of an event that was handled
 * reason       out-of-range             of one that failed
 * detail       …                        and in words
 * expiresAt    1795426800               seconds; only at its end
 * </pre>
 */
final class EventItem {
    static final String STATUS = "status";
    static final String ACCEPTED = "accepted";
    private static final String TO = "to";
    private static final String TARGET = "target";
    private static final String VALUE = "value";
    private static final String WRITER = "writer";
    private static final String AT = "at";
    private static final String RESULTS = "results";
    private static final String REASON = "reason";
    private static final String DETAIL = "detail";
    private static final String DELIVERED = "delivered";
    private static final String HANDLED = "handled";
    private static final String FAILED = "failed";

    private EventItem() {}

    static Map<String, AttributeValue> write(Event event) {
        Map<String, AttributeValue> item = new HashMap<>(RecordItems.key(Keys.event(event.id())));
        item.put(RecordItems.FINGERPRINT, Attributes.string(event.fingerprint()));
        item.put(TO, Attributes.string(event.address().toString()));
        item.put(TARGET, Attributes.string(event.target()));
        item.put(VALUE, Attributes.string(Json.text(event.value())));
        item.put(WRITER, Attributes.string(event.writer()));
        item.put(AT, Attributes.time(event.at()));
        switch (event.status()) {
            case Event.Status.Accepted accepted -> item.put(STATUS, Attributes.string(ACCEPTED));
            case Event.Status.Delivered delivered -> item.put(STATUS, Attributes.string(DELIVERED));
            case Event.Status.Handled(var results) -> {
                item.put(STATUS, Attributes.string(HANDLED));
                item.put(RESULTS, ResultItems.write(results));
            }
            case Event.Status.Failed(String reason, String detail) -> {
                item.put(STATUS, Attributes.string(FAILED));
                item.put(REASON, Attributes.string(reason));
                item.put(DETAIL, Attributes.string(detail));
            }
        }
        event.expiresAt().ifPresent(end -> item.put(RecordItems.EXPIRES_AT, RecordItems.seconds(end)));
        return item;
    }

    static Event read(EventId id, Map<String, AttributeValue> item) {
        return new Event(
                id,
                Attributes.required(item, RecordItems.FINGERPRINT).s(),
                Address.of(Attributes.required(item, TO).s()),
                Attributes.required(item, TARGET).s(),
                Json.stored(Attributes.required(item, VALUE).s()),
                Attributes.required(item, WRITER).s(),
                Attributes.time(item, AT),
                status(id.tenant(), item),
                RecordItems.expiresAt(item));
    }

    private static Event.Status status(String tenant, Map<String, AttributeValue> item) {
        String status = Attributes.required(item, STATUS).s();
        return switch (status) {
            case ACCEPTED -> new Event.Status.Accepted();
            case DELIVERED -> new Event.Status.Delivered();
            case HANDLED -> new Event.Status.Handled(ResultItems.read(tenant, Attributes.required(item, RESULTS)));
            case FAILED ->
                new Event.Status.Failed(
                        Attributes.required(item, REASON).s(),
                        Attributes.required(item, DETAIL).s());
            default -> throw new IllegalStateException("an event is stored as " + status);
        };
    }
}
