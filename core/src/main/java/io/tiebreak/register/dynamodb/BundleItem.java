package io.tiebreak.register.dynamodb;

import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.BundleId;
import io.tiebreak.register.Due;
import io.tiebreak.register.Register;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Bundles as items of the registers' table.
 *
 * <pre>
 * family       bundle/demo/01M8…        partition key: tenant and id
 * address      -
 * commandId    01M8…                    of the command that brought it
 * fingerprint  e3b0c4…                  of its operations and who brought it
 * writer       ann
 * state        scheduled                or done, refused, cancelled
 * results      [{address:…, revision:…}]   of a bundle that is done
 * changed      [{family:…, address:…}]  the registers right after it, as items; for its subscribers
 * index        0                        of one that was refused: which operation
 * reason       conflict                 and why
 * at           1795426800000            of a bundle for later: when
 * operations   [{"set":…}]              and what, as text
 * slot         due/07                   as long as somebody has to look at it: partition key of the index
 * dueAt        1795426800000            and when: its sort key
 * expiresAt    1795426800               seconds
 * </pre>
 */
final class BundleItem {
    static final String STATE = "state";
    static final String SLOT = "slot";
    static final String DUE_AT = "dueAt";
    private static final String WRITER = "writer";
    private static final String RESULTS = "results";
    private static final String CHANGED = "changed";
    private static final String INDEX = "index";
    private static final String REASON = "reason";
    private static final String AT = "at";
    private static final String OPERATIONS = "operations";
    private static final String SCHEDULED = "scheduled";
    private static final String DONE = "done";
    private static final String REFUSED = "refused";
    private static final String CANCELLED = "cancelled";

    private BundleItem() {}

    static Map<String, AttributeValue> write(Bundle bundle) {
        Map<String, AttributeValue> item = new HashMap<>(RecordItems.key(Keys.bundle(bundle.id())));
        item.put(RecordItems.COMMAND_ID, Attributes.string(bundle.commandId()));
        item.put(RecordItems.FINGERPRINT, Attributes.string(bundle.fingerprint()));
        item.put(WRITER, Attributes.string(bundle.writer()));
        item.put(STATE, state(bundle.state()));
        switch (bundle.state()) {
            case Bundle.State.Done(var results, var changed) -> {
                item.put(RESULTS, ResultItems.write(results));
                if (!changed.isEmpty()) {
                    item.put(CHANGED, changed(changed));
                }
            }
            case Bundle.State.Refused(int index, String reason) -> {
                item.put(INDEX, Attributes.number(index));
                item.put(REASON, Attributes.string(reason));
            }
            case Bundle.State.Scheduled scheduled -> {}
            case Bundle.State.Cancelled cancelled -> {}
        }
        bundle.schedule().ifPresent(schedule -> {
            item.put(AT, Attributes.time(schedule.at()));
            item.put(OPERATIONS, Attributes.string(OperationJson.write(schedule.operations())));
        });
        bundle.due().ifPresent(due -> {
            item.put(SLOT, Keys.slot(bundle.id().slot()));
            item.put(DUE_AT, Attributes.time(due));
        });
        bundle.expiresAt().ifPresent(end -> item.put(RecordItems.EXPIRES_AT, RecordItems.seconds(end)));
        return item;
    }

    private static AttributeValue changed(List<Register> registers) {
        return AttributeValue.fromL(registers.stream()
                .map(RegisterItem::write)
                .map(AttributeValue::fromM)
                .toList());
    }

    private static List<Register> changed(Map<String, AttributeValue> item) {
        return item.getOrDefault(CHANGED, AttributeValue.fromL(List.of())).l().stream()
                .map(register -> RegisterItem.read(register.m()))
                .toList();
    }

    static AttributeValue state(Bundle.State state) {
        return Attributes.string(
                switch (state) {
                    case Bundle.State.Scheduled scheduled -> SCHEDULED;
                    case Bundle.State.Done done -> DONE;
                    case Bundle.State.Refused refused -> REFUSED;
                    case Bundle.State.Cancelled cancelled -> CANCELLED;
                });
    }

    static Bundle read(BundleId id, Map<String, AttributeValue> item) {
        return new Bundle(
                id,
                Attributes.required(item, RecordItems.COMMAND_ID).s(),
                Attributes.required(item, RecordItems.FINGERPRINT).s(),
                Attributes.required(item, WRITER).s(),
                Attributes.text(item, OPERATIONS)
                        .map(text -> new Bundle.Schedule(Attributes.time(item, AT), OperationJson.read(text))),
                state(id.tenant(), item),
                item.containsKey(DUE_AT) ? Optional.of(Attributes.time(item, DUE_AT)) : Optional.empty(),
                RecordItems.expiresAt(item));
    }

    private static Bundle.State state(String tenant, Map<String, AttributeValue> item) {
        String state = Attributes.required(item, STATE).s();
        return switch (state) {
            case SCHEDULED -> new Bundle.State.Scheduled();
            case DONE ->
                new Bundle.State.Done(ResultItems.read(tenant, Attributes.required(item, RESULTS)), changed(item));
            case REFUSED ->
                new Bundle.State.Refused(
                        (int) Attributes.number(item, INDEX).orElseThrow(),
                        Attributes.required(item, REASON).s());
            case CANCELLED -> new Bundle.State.Cancelled();
            default -> throw new IllegalStateException("a bundle is stored as " + state);
        };
    }

    /** Where in the index a bundle is that is to be looked at then. */
    static Map<String, AttributeValue> place(Due due) {
        Map<String, AttributeValue> place = new HashMap<>(RecordItems.key(Keys.bundle(due.id())));
        place.put(SLOT, Keys.slot(due.id().slot()));
        place.put(DUE_AT, Attributes.time(due.at()));
        return place;
    }

    static Due due(Map<String, AttributeValue> place) {
        Instant at = Attributes.time(place, DUE_AT);
        return new Due(
                Keys.bundle(Attributes.required(place, RegisterItem.FAMILY).s()), at);
    }
}
