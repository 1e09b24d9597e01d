package io.tiebreak.ledger.dynamodb;

import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.Origin;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A versioned command as an item of the commands table.
 *
 * <pre>
 * stream       item/demo/invoice/4711   partition key: {@link StreamId#key()}
 * version      2                        sort key, a number: 1, 2, 3 … without gaps
 * commandId    01JD…                    tells an own write from a rival's
 * fingerprint  9f86d0…                  of the command's payload
 * command      PatchItem
 * events       [{type: ItemPatched, schema: 1, data: "{…}"}]   data left out where it is the state's
 * state        {type: Item, schema: 1, data: "{…}"}            left out in a tombstone
 * origin       {version: 1, at: …, actor: …}                   left out where it is this command itself
 * actor        dev
 * at           2026-11-21T09:30:00.000Z
 * attempts     1
 * trace        1-67891233-abcdef0123…   of the request in X-Ray       left out where nobody traces
 * </pre>
 *
 * JSON is kept as text: DynamoDB's own numbers and maps would not give back what was put in.
 */
final class CommandItem {
    static final String STREAM = "stream";
    static final String VERSION = "version";
    private static final String COMMAND_ID = "commandId";
    private static final String FINGERPRINT = "fingerprint";
    private static final String COMMAND = "command";
    private static final String EVENTS = "events";
    private static final String STATE = "state";
    private static final String ORIGIN = "origin";
    private static final String ACTOR = "actor";
    private static final String AT = "at";
    private static final String ATTEMPTS = "attempts";
    private static final String TRACE = "trace";
    private static final String TYPE = "type";
    private static final String SCHEMA = "schema";
    private static final String DATA = "data";

    private CommandItem() {}

    static Map<String, AttributeValue> key(StreamId stream, long version) {
        return Map.of(STREAM, string(stream.key()), VERSION, number(version));
    }

    static Map<String, AttributeValue> write(VersionedCommand command) {
        Map<String, AttributeValue> item = new HashMap<>(key(command.stream(), command.version()));
        item.put(COMMAND_ID, string(command.commandId()));
        item.put(FINGERPRINT, string(command.fingerprint()));
        item.put(COMMAND, string(command.type()));
        item.put(EVENTS, AttributeValue.fromL(events(command)));
        command.state().ifPresent(state -> item.put(STATE, document(state)));
        if (command.origin().version() != command.version()) {
            item.put(ORIGIN, origin(command.origin()));
        }
        item.put(ACTOR, string(command.actor()));
        item.put(AT, string(command.at().toString()));
        item.put(ATTEMPTS, number(command.attempts()));
        command.traceId().ifPresent(id -> item.put(TRACE, string(id)));
        return item;
    }

    static VersionedCommand read(Map<String, AttributeValue> item) {
        Optional<Document> state =
                Optional.ofNullable(item.get(STATE)).map(value -> document(value.m(), Optional.empty()));
        long version = number(item, VERSION);
        Instant at = Instant.parse(string(item, AT));
        String actor = string(item, ACTOR);
        return new VersionedCommand(
                StreamId.parse(string(item, STREAM)),
                version,
                string(item, COMMAND_ID),
                string(item, FINGERPRINT),
                string(item, COMMAND),
                required(item, EVENTS).l().stream()
                        .map(event -> document(event.m(), state))
                        .toList(),
                state,
                item.containsKey(ORIGIN) ? origin(required(item, ORIGIN).m()) : new Origin(version, at, actor),
                actor,
                at,
                (int) number(item, ATTEMPTS),
                Optional.ofNullable(item.get(TRACE)).map(AttributeValue::s));
    }

    static Stored.Illegible unreadable(Map<String, AttributeValue> item, RuntimeException problem) {
        try {
            return new Stored.Illegible(
                    StreamId.parse(string(item, STREAM)),
                    number(item, VERSION),
                    "it can't be read: " + Stored.Illegible.reason(problem));
        } catch (RuntimeException keyless) {
            throw new IllegalArgumentException("an item without the key of a versioned command", keyless);
        }
    }

    private static List<AttributeValue> events(VersionedCommand command) {
        return command.events().stream()
                .map(event -> isState(event, command.state()) ? named(event) : document(event))
                .toList();
    }

    private static boolean isState(Document event, Optional<Document> state) {
        return state.map(Document::json).filter(event.json()::equals).isPresent();
    }

    private static AttributeValue document(Document document) {
        Map<String, AttributeValue> map = new HashMap<>(named(document).m());
        map.put(DATA, string(Json.text(document.json())));
        return AttributeValue.fromM(map);
    }

    private static AttributeValue named(Document document) {
        return AttributeValue.fromM(Map.of(TYPE, string(document.type()), SCHEMA, number(document.schemaVersion())));
    }

    private static Document document(Map<String, AttributeValue> map, Optional<Document> state) {
        return new Document(
                string(map, TYPE),
                (int) number(map, SCHEMA),
                map.containsKey(DATA)
                        ? Json.stored(string(map, DATA))
                        : state.orElseThrow(() -> missing(DATA)).json());
    }

    private static AttributeValue origin(Origin origin) {
        return AttributeValue.fromM(Map.of(
                VERSION, number(origin.version()),
                AT, string(origin.at().toString()),
                ACTOR, string(origin.actor())));
    }

    private static Origin origin(Map<String, AttributeValue> map) {
        return new Origin(number(map, VERSION), Instant.parse(string(map, AT)), string(map, ACTOR));
    }

    static AttributeValue string(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static String string(Map<String, AttributeValue> item, String name) {
        return required(item, name).s();
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(required(item, name).n());
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).orElseThrow(() -> missing(name));
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException("a stored command has no " + name);
    }
}
