package io.tiebreak.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the partition key a query asks for. */
final class QueriedKey {

    private static final Pattern EQUALITY = Pattern.compile("([#\\w.-]+)\\s*=\\s*(:\\w+)");

    private QueriedKey() {}

    /** DynamoDB demands {@code partitionKey = :value} in every query, so this is empty only for one it refuses anyway. */
    static Optional<String> in(JsonNode query, String partitionKey) {
        return EQUALITY.matcher(query.path("KeyConditionExpression").asText())
                .results()
                .filter(equality -> name(query, equality.group(1)).equals(partitionKey))
                .flatMap(equality ->
                        NeededAccess.text(
                                query.path("ExpressionAttributeValues").path(equality.group(2)))
                                .stream())
                .findFirst()
                .or(() -> NeededAccess.text(query.path("KeyConditions")
                        .path(partitionKey)
                        .path("AttributeValueList")
                        .path(0)));
    }

    private static String name(JsonNode query, String nameOrPlaceholder) {
        return nameOrPlaceholder.startsWith("#")
                ? query.path("ExpressionAttributeNames").path(nameOrPlaceholder).asText()
                : nameOrPlaceholder;
    }
}
