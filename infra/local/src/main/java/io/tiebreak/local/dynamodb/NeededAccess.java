package io.tiebreak.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.iam.Access;
import io.tiebreak.local.template.Account;
import io.tiebreak.local.template.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what a request needs to be allowed: an operation on several tables or items needs each of its parts. */
final class NeededAccess {

    private static final Map<String, String> TRANSACT_ACTIONS = Map.of(
            "Put", "PutItem",
            "Update", "UpdateItem",
            "Delete", "DeleteItem",
            "ConditionCheck", "ConditionCheckItem",
            "Get", "GetItem");

    private final Map<String, Table> tables;

    /**
     * @param tables by physical name
     */
    NeededAccess(Map<String, Table> tables) {
        this.tables = tables;
    }

    /**
     * @param operation as {@code PutItem}
     */
    List<Access> of(String operation, JsonNode request) {
        return switch (operation) {
            case "TransactWriteItems", "TransactGetItems" -> transaction(request);
            case "BatchGetItem", "BatchWriteItem" -> batch(operation, request);
            default -> List.of(one(operation, request));
        };
    }

    private List<Access> transaction(JsonNode request) {
        return request.path("TransactItems")
                .valueStream()
                .flatMap(item -> item.propertyStream())
                .map(part -> one(TRANSACT_ACTIONS.getOrDefault(part.getKey(), part.getKey()), part.getValue()))
                .toList();
    }

    private List<Access> batch(String operation, JsonNode request) {
        return request.path("RequestItems")
                .propertyStream()
                .map(entry -> {
                    String table = tableName(entry.getKey());
                    Stream<JsonNode> keys = entry.getValue().isArray()
                            ? entry.getValue()
                                    .valueStream()
                                    .flatMap(JsonNode::valueStream)
                                    .flatMap(JsonNode::valueStream)
                            : entry.getValue().path("Keys").valueStream();
                    return access(
                            operation,
                            arn(table),
                            keys.flatMap(key -> leadingKey(table, key).stream()).toList());
                })
                .toList();
    }

    private Access one(String operation, JsonNode request) {
        if (!request.has("TableName")) {
            return access(operation, "*", List.of());
        }
        String table = tableName(request.path("TableName").asText());
        Optional<String> index = Optional.of(request.path("IndexName").asText()).filter(name -> !name.isEmpty());
        List<String> keys = switch (operation) {
            case "PutItem" -> leadingKey(table, request.path("Item")).stream().toList();
            case "Query" ->
                partitionKey(table, index).flatMap(name -> QueriedKey.in(request, name)).stream()
                        .toList();
            default -> leadingKey(table, request.path("Key")).stream().toList();
        };
        return access(
                operation, arn(table) + index.map(name -> "/index/" + name).orElse(""), keys);
    }

    private static Access access(String operation, String resource, List<String> leadingKeys) {
        return new Access("dynamodb:" + operation, resource, leadingKeys);
    }

    private Optional<String> leadingKey(String table, JsonNode attributes) {
        return partitionKey(table, Optional.empty()).flatMap(name -> text(attributes.path(name)));
    }

    private Optional<String> partitionKey(String table, Optional<String> index) {
        return Optional.ofNullable(tables.get(table))
                .flatMap(known -> index.isEmpty()
                        ? Optional.of(known.partitionKey())
                        : Stream.concat(known.globalIndexes().stream(), known.localIndexes().stream())
                                .filter(one -> one.name().equals(index.get()))
                                .map(Table.Index::partitionKey)
                                .findFirst());
    }

    /** The text of an attribute value that may be a key: {@code {"S": ...}}, {@code {"N": ...}} or {@code {"B": ...}}. */
    static Optional<String> text(JsonNode attribute) {
        return attribute
                .valueStream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst();
    }

    private static String tableName(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }

    private static String arn(String table) {
        return Account.arn("dynamodb", "table/" + table);
    }
}
