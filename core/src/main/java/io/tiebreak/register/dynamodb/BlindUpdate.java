package io.tiebreak.register.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.json.Json;
import io.tiebreak.register.BlindWrite;
import io.tiebreak.register.Locking;
import io.tiebreak.register.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A blind write in DynamoDB's words: {@link BlindWrite#suits} as the condition, {@link BlindWrite#after} as the update. What
 * stands right of an equals sign is the item as it was before, so the newest command's replaced value is found in the item.
 */
final class BlindUpdate {
    private final BlindWrite write;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final List<String> settings = new ArrayList<>();
    private final List<String> removals = new ArrayList<>();
    private final List<String> additions = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();

    BlindUpdate(BlindWrite write) {
        this.write = write;
        conditions.add("(attribute_not_exists(" + name(RegisterItem.AT) + ") OR " + name(RegisterItem.AT) + " < "
                + value("at", Attributes.time(write.at())) + ")");
        conditions.add("attribute_not_exists(" + name(RegisterItem.DELETED) + ")");
        set(RegisterItem.AT, value("at", Attributes.time(write.at())));
        add(RegisterItem.REVISION, 1);
        write.value().ifPresentOrElse(this::writeValue, this::touch);
        lock();
        revision(write.set().revision());
        write.set().fence().ifPresent(fence -> is(RegisterItem.FENCE, Attributes.number(fence)));
        order();
        remove(RegisterItem.BUNDLE);
    }

    UpdateItemRequest.Builder request(String table) {
        List<String> clauses = new ArrayList<>(List.of("SET " + String.join(", ", settings)));
        clauses.add("ADD " + String.join(", ", additions));
        if (!removals.isEmpty()) {
            clauses.add("REMOVE " + String.join(", ", removals));
        }
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(RegisterItem.key(write.id()))
                .updateExpression(String.join(" ", clauses))
                .conditionExpression(String.join(" AND ", conditions))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
    }

    private void writeValue(JsonNode json) {
        if (write.order() == BlindWrite.Order.SUM) {
            set(RegisterItem.NUMBER, or(RegisterItem.NUMBER, zero()) + " + " + value("number", number(json)));
        } else if (json.isNumber()) {
            set(RegisterItem.NUMBER, value("number", number(json)));
            remove(RegisterItem.VALUE);
        } else {
            remove(RegisterItem.NUMBER);
            if (json.isNull()) {
                remove(RegisterItem.VALUE);
            } else {
                set(RegisterItem.VALUE, value("value", Attributes.string(Json.text(json))));
            }
        }
        Stamp stamp = write.stamp();
        set(RegisterItem.REPLACED_WRITER, or(RegisterItem.WRITER, value("nobody", Attributes.string(""))));
        set(RegisterItem.REPLACED_REVISION, or(RegisterItem.REVISION, zero()));
        set(RegisterItem.REPLACED_AT, or(RegisterItem.WRITTEN_AT, zero()));
        set(RegisterItem.TIMESTAMP, value("timestamp", Attributes.time(stamp.timestamp())));
        set(RegisterItem.WRITER, writer());
        set(RegisterItem.COMMAND_ID, commandId());
        set(RegisterItem.WRITTEN_AT, value("at", Attributes.time(write.at())));
        OptionalLong seen = write.set().revision().isPresent()
                ? write.set().revision()
                : write.set().seen();
        seen.ifPresentOrElse(
                revision -> set(RegisterItem.SEEN, value("seen", Attributes.number(revision))),
                () -> remove(RegisterItem.SEEN));
        remove(RegisterItem.TOUCHED_BY);
        remove(RegisterItem.TOUCHED_ID);
    }

    /** Locks or unlocks only. Where nothing is, that makes a null, written by this command. */
    private void touch() {
        set(RegisterItem.TIMESTAMP, or(RegisterItem.TIMESTAMP, value("at", Attributes.time(write.at()))));
        set(RegisterItem.WRITER, or(RegisterItem.WRITER, writer()));
        set(RegisterItem.COMMAND_ID, or(RegisterItem.COMMAND_ID, commandId()));
        set(RegisterItem.WRITTEN_AT, or(RegisterItem.WRITTEN_AT, value("at", Attributes.time(write.at()))));
        set(RegisterItem.TOUCHED_BY, writer());
        set(RegisterItem.TOUCHED_ID, commandId());
        remove(RegisterItem.REPLACED_WRITER);
        remove(RegisterItem.REPLACED_REVISION);
        remove(RegisterItem.REPLACED_AT);
        remove(RegisterItem.SEEN);
    }

    private void lock() {
        String now = value("now", Attributes.time(write.now()));
        String holder = name(RegisterItem.HOLDER);
        String end = name(RegisterItem.LEASE_END);
        String mine = "(" + holder + " = " + writer() + " AND " + end + " > " + now + ")";
        switch (write.set().locking()) {
            case Locking.Keep keep -> {
                conditions.add("(attribute_not_exists(" + holder + ") OR " + mine + ")");
                // Makes the writer's own lock last longer, and means nothing where there is none.
                set(RegisterItem.LEASE_END, or(RegisterItem.LEASE, zero()) + " + " + now);
            }
            case Locking.Take(var length, var socket) -> {
                boolean held = write.set().fence().isPresent();
                conditions.add(held ? mine : "(attribute_not_exists(" + holder + ") OR " + end + " <= " + now + ")");
                set(RegisterItem.HOLDER, writer());
                set(RegisterItem.LEASE, value("lease", Attributes.number(length.toMillis())));
                set(
                        RegisterItem.LEASE_END,
                        value("leaseEnd", Attributes.time(write.now().plus(length))));
                socket.ifPresentOrElse(
                        id -> set(RegisterItem.SOCKET, value("socket", Attributes.string(id))),
                        () -> remove(RegisterItem.SOCKET));
                if (!held) {
                    add(RegisterItem.FENCE, 1);
                }
            }
            case Locking.Release release -> {
                conditions.add(mine);
                remove(RegisterItem.HOLDER);
                remove(RegisterItem.LEASE);
                remove(RegisterItem.LEASE_END);
                remove(RegisterItem.SOCKET);
            }
        }
    }

    private void revision(OptionalLong revision) {
        if (revision.orElse(0) > 0) {
            is(RegisterItem.REVISION, Attributes.number(revision.getAsLong()));
        } else if (revision.isPresent()) {
            conditions.add("attribute_not_exists(" + name(RegisterItem.REVISION) + ")");
        }
    }

    private void order() {
        switch (write.order()) {
            case NONE -> {}
            case NEWER -> conditions.add("(" + newer() + ")");
            case GREATER -> conditions.add(numberIs("<"));
            case SMALLER -> conditions.add(numberIs(">"));
            case SUM ->
                conditions.add("(attribute_exists(" + name(RegisterItem.NUMBER) + ") OR attribute_not_exists("
                        + name(RegisterItem.REVISION) + "))");
        }
    }

    private String numberIs(String comparison) {
        String there = name(RegisterItem.NUMBER);
        return "(attribute_not_exists(" + there + ") OR " + there + " " + comparison + " :number)";
    }

    private String newer() {
        String timestamp = name(RegisterItem.TIMESTAMP);
        String writer = name(RegisterItem.WRITER);
        return "attribute_not_exists(" + timestamp + ") OR " + timestamp + " < :timestamp OR (" + timestamp
                + " = :timestamp AND (" + writer + " < " + writer() + " OR (" + writer + " = " + writer() + " AND "
                + name(RegisterItem.COMMAND_ID) + " < " + commandId() + ")))";
    }

    private void is(String attribute, AttributeValue expected) {
        conditions.add(name(attribute) + " = " + value(attribute + "Expected", expected));
    }

    private void set(String attribute, String operand) {
        settings.add(name(attribute) + " = " + operand);
    }

    private void remove(String attribute) {
        removals.add(name(attribute));
    }

    private void add(String attribute, long amount) {
        additions.add(name(attribute) + " " + value("one", Attributes.number(amount)));
    }

    private String or(String attribute, String otherwise) {
        return "if_not_exists(" + name(attribute) + ", " + otherwise + ")";
    }

    private String writer() {
        return value("writer", Attributes.string(write.writer()));
    }

    private String commandId() {
        return value("commandId", Attributes.string(write.commandId()));
    }

    private String zero() {
        return value("zero", Attributes.number(0));
    }

    private static AttributeValue number(JsonNode json) {
        return AttributeValue.fromN(json.asText());
    }

    private String name(String attribute) {
        String name = "#" + attribute;
        names.put(name, attribute);
        return name;
    }

    private String value(String name, AttributeValue value) {
        values.put(":" + name, value);
        return ":" + name;
    }
}
