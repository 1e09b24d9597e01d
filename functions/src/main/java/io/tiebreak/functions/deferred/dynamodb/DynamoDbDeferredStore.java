package io.tiebreak.functions.deferred.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.KeyPart;
import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.functions.deferred.DeferredCommand;
import io.tiebreak.functions.deferred.DeferredStore;
import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * Commands for later in the commands table. Needs {@code dynamodb:GetItem} and {@code PutItem}.
 *
 * <pre>
 * stream       deferred/demo/9f86…   partition key: tenant and command id
 * version      0                     sort key; no versioned command has it
 * fingerprint  e3b0c4…
 * target       item/demo/invoice/1
 * at           1795426800000
 * request      {"method":"PUT",…}    as text, as long as it waits
 * answer       {"status":200,…}      as text, afterwards
 * body         {"version":1,…}       of the one or the other
 * expiresAt    1795426800            seconds; only afterwards
 * </pre>
 */
public final class DynamoDbDeferredStore implements DeferredStore {
    private static final String STREAM = "stream";
    private static final String VERSION = "version";
    private static final String FINGERPRINT = "fingerprint";
    private static final String TARGET = "target";
    private static final String AT = "at";
    private static final String REQUEST = "request";
    private static final String ANSWER = "answer";
    private static final String BODY = "body";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String STATUS = "status";
    private static final String HEADERS = "headers";

    private final MeteredDynamoDb dynamoDb;
    private final String table;

    /**
     * @param client without retries of its own
     * @param table partition key {@code stream}, a string, sort key {@code version}, a number
     */
    public DynamoDbDeferredStore(DynamoDbClient client, String table) {
        this.dynamoDb = new MeteredDynamoDb(client);
        this.table = table;
    }

    @Override
    public Optional<DeferredCommand> keep(DeferredCommand command, Instant now, Meter meter) {
        var put = PutItemRequest.builder()
                .tableName(table)
                .item(item(command))
                .conditionExpression("attribute_not_exists(#stream) OR #expiresAt <= :now")
                .expressionAttributeNames(Map.of("#stream", STREAM, "#expiresAt", EXPIRES_AT))
                .expressionAttributeValues(Map.of(":now", number(now.getEpochSecond())));
        return switch (dynamoDb.put(put, meter)) {
            case MeteredDynamoDb.Put.Written written -> Optional.empty();
            case MeteredDynamoDb.Put.Refused(var found) -> Optional.of(command(command.tenant(), command.id(), found));
        };
    }

    @Override
    public Optional<DeferredCommand> find(String tenant, String id, Meter meter) {
        return dynamoDb.get(
                        GetItemRequest.builder()
                                .tableName(table)
                                .key(key(tenant, id))
                                .consistentRead(true),
                        meter)
                .map(item -> command(tenant, id, item));
    }

    @Override
    public void conclude(DeferredCommand answered, Meter meter) {
        // Whoever was faster has kept the same answer.
        dynamoDb.put(
                PutItemRequest.builder()
                        .tableName(table)
                        .item(item(answered))
                        .conditionExpression("attribute_exists(#request)")
                        .expressionAttributeNames(Map.of("#request", REQUEST)),
                meter);
    }

    private static Map<String, AttributeValue> key(String tenant, String id) {
        return Map.of(
                STREAM, string("deferred/" + KeyPart.escaped(tenant) + "/" + KeyPart.escaped(id)), VERSION, number(0));
    }

    private static Map<String, AttributeValue> item(DeferredCommand command) {
        Map<String, AttributeValue> item = new HashMap<>(key(command.tenant(), command.id()));
        item.put(FINGERPRINT, string(command.fingerprint()));
        item.put(TARGET, string(command.target()));
        item.put(AT, number(command.at().toEpochMilli()));
        switch (command.state()) {
            case DeferredCommand.State.Waiting(ObjectNode request, String body) -> {
                item.put(REQUEST, string(Json.text(request)));
                item.put(BODY, string(body));
            }
            case DeferredCommand.State.Answered(int status, ObjectNode headers, String body) -> {
                ObjectNode answer = Json.object().put(STATUS, status);
                answer.set(HEADERS, headers);
                item.put(ANSWER, string(Json.text(answer)));
                item.put(BODY, string(body));
            }
        }
        command.expiresAt().ifPresent(end -> item.put(EXPIRES_AT, number(end.getEpochSecond())));
        return item;
    }

    private static DeferredCommand command(String tenant, String id, Map<String, AttributeValue> item) {
        return new DeferredCommand(
                tenant,
                id,
                required(item, FINGERPRINT).s(),
                required(item, TARGET).s(),
                Instant.ofEpochMilli(Long.parseLong(required(item, AT).n())),
                state(item),
                Optional.ofNullable(item.get(EXPIRES_AT))
                        .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds.n()))));
    }

    private static DeferredCommand.State state(Map<String, AttributeValue> item) {
        String body = required(item, BODY).s();
        if (item.containsKey(REQUEST)) {
            return new DeferredCommand.State.Waiting(
                    (ObjectNode) Json.stored(required(item, REQUEST).s()), body);
        }
        var answer = Json.stored(required(item, ANSWER).s());
        return new DeferredCommand.State.Answered(
                answer.required(STATUS).intValue(), (ObjectNode) answer.required(HEADERS), body);
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    private static AttributeValue string(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
