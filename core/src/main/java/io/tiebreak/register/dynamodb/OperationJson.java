package io.tiebreak.register.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.Address;
import io.tiebreak.json.Json;
import io.tiebreak.register.Locking;
import io.tiebreak.register.Operation;
import io.tiebreak.register.RegisterCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.StreamSupport;

/**
 * Operations of a scheduled bundle as text: JSON, for DynamoDB's own numbers and empty sets are not what callers sent.
 *
 * <pre>
 * [{"set":"/a","value":1,"revision":4,"lockSeconds":30,"fence":2}, {"remove":"/b"}, {"emit":"/c","value":null}]
 * </pre>
 */
final class OperationJson {
    private static final String SET = "set";
    private static final String REMOVE = "remove";
    private static final String EMIT = "emit";
    private static final String VALUE = "value";
    private static final String REVISION = "revision";
    private static final String TIMESTAMP = "timestamp";
    private static final String SEEN = "seen";
    private static final String LOCK = "lockSeconds";
    private static final String UNLOCK = "unlock";
    private static final String FENCE = "fence";

    private OperationJson() {}

    static String write(List<Operation> operations) {
        return Json.text(
                Json.array().addAll(operations.stream().map(OperationJson::json).toList()));
    }

    static List<Operation> read(String text) {
        return StreamSupport.stream(Json.stored(text).spliterator(), false)
                .map(OperationJson::operation)
                .toList();
    }

    private static JsonNode json(Operation operation) {
        ObjectNode json = Json.object();
        String address = operation.address().toString();
        switch (operation) {
            case Operation.Emit emit -> json.put(EMIT, address).set(VALUE, emit.value());
            case Operation.Write(Address here, RegisterCommand.SetValue set) -> {
                json.put(SET, address);
                set.value().ifPresent(value -> json.set(VALUE, value));
                set.timestamp().ifPresent(time -> json.put(TIMESTAMP, time.toEpochMilli()));
                set.seen().ifPresent(seen -> json.put(SEEN, seen));
                switch (set.locking()) {
                    case Locking.Keep keep -> {}
                    case Locking.Take(Duration length, var socket) -> json.put(LOCK, length.toSeconds());
                    case Locking.Release release -> json.put(UNLOCK, true);
                }
                expected(json, set);
            }
            case Operation.Write(Address here, RegisterCommand.RemoveValue remove) ->
                expected(json.put(REMOVE, address), remove);
        }
        return json;
    }

    private static void expected(ObjectNode json, RegisterCommand command) {
        command.revision().ifPresent(revision -> json.put(REVISION, revision));
        command.fence().ifPresent(fence -> json.put(FENCE, fence));
    }

    private static Operation operation(JsonNode json) {
        if (json.has(EMIT)) {
            return new Operation.Emit(Address.of(json.get(EMIT).textValue()), json.get(VALUE));
        }
        if (json.has(REMOVE)) {
            return new Operation.Write(
                    Address.of(json.get(REMOVE).textValue()),
                    new RegisterCommand.RemoveValue(number(json, REVISION), number(json, FENCE)));
        }
        return new Operation.Write(
                Address.of(json.get(SET).textValue()),
                new RegisterCommand.SetValue(
                        Optional.ofNullable(json.get(VALUE)),
                        number(json, REVISION),
                        mapped(number(json, TIMESTAMP), Instant::ofEpochMilli),
                        number(json, SEEN),
                        locking(json),
                        number(json, FENCE)));
    }

    private static Locking locking(JsonNode json) {
        return json.has(UNLOCK)
                ? new Locking.Release()
                : mapped(number(json, LOCK), Duration::ofSeconds)
                        .<Locking>map(Locking.Take::new)
                        .orElseGet(Locking.Keep::new);
    }

    private static OptionalLong number(JsonNode json, String field) {
        return json.has(field) ? OptionalLong.of(json.get(field).longValue()) : OptionalLong.empty();
    }

    private static <T> Optional<T> mapped(OptionalLong number, LongFunction<T> to) {
        return number.isPresent() ? Optional.of(to.apply(number.getAsLong())) : Optional.empty();
    }
}
