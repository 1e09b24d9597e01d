package io.tiebreak.register.dynamodb;

import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.register.RegisterId;
import io.tiebreak.store.Meter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Which families a tenant has. Each is written down before its first register is, so a pattern that begins with a wildcard
 * finds all; what this process wrote down it does not write again.
 */
final class Families {
    private static final int MOST_KNOWN = 10_000;

    private final MeteredDynamoDb dynamoDb;
    private final String table;
    private final Set<Known> known = ConcurrentHashMap.newKeySet();

    Families(MeteredDynamoDb dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    private record Known(String tenant, String family) {}

    void writeDown(RegisterId id, Meter meter) {
        Known one = new Known(id.tenant(), id.address().family());
        if (known.contains(one)) {
            return;
        }
        dynamoDb.put(
                PutItemRequest.builder()
                        .tableName(table)
                        .item(Map.of(
                                RegisterItem.FAMILY, Keys.families(one.tenant()),
                                RegisterItem.ADDRESS, Attributes.string(one.family()))),
                meter);
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.add(one);
    }

    List<String> behind(String tenant, String family, int limit, Meter meter) {
        boolean all = family.isEmpty();
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(all ? "#family = :tenant" : "#family = :tenant AND #address > :behind")
                .expressionAttributeNames(
                        all
                                ? Map.of("#family", RegisterItem.FAMILY)
                                : Map.of("#family", RegisterItem.FAMILY, "#address", RegisterItem.ADDRESS))
                .expressionAttributeValues(values(tenant, family))
                .limit(limit)
                .consistentRead(true);
        return dynamoDb.query(query, meter).items().stream()
                .map(item -> Attributes.required(item, RegisterItem.ADDRESS).s())
                .toList();
    }

    private static Map<String, AttributeValue> values(String tenant, String family) {
        return family.isEmpty()
                ? Map.of(":tenant", Keys.families(tenant))
                : Map.of(":tenant", Keys.families(tenant), ":behind", Attributes.string(family));
    }
}
