package io.tiebreak.register.dynamodb;

import io.tiebreak.address.AddressPattern;
import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.register.Rule;
import io.tiebreak.register.RuleStore;
import io.tiebreak.register.Strategy;
import io.tiebreak.store.Meter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Rules in the registers' table: {@code (rule/demo, /lights/**)} with {@code strategy} and perhaps {@code writer}. Reading
 * needs {@code dynamodb:Query}, making one {@code dynamodb:PutItem}, removing {@code dynamodb:BatchWriteItem}.
 */
public final class DynamoDbRuleStore implements RuleStore {
    private static final String STRATEGY = "strategy";

    private final MeteredDynamoDb dynamoDb;
    private final String table;

    /**
     * @param client without retries of its own
     * @param table the registers' table
     */
    public DynamoDbRuleStore(DynamoDbClient client, String table) {
        this.dynamoDb = new MeteredDynamoDb(client);
        this.table = table;
    }

    @Override
    public List<Rule> of(String tenant, Meter meter) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#family = :tenant")
                .expressionAttributeNames(Map.of("#family", RegisterItem.FAMILY))
                .expressionAttributeValues(Map.of(":tenant", Keys.rules(tenant)))
                .consistentRead(true);
        List<Rule> rules = new ArrayList<>();
        QueryResponse page;
        do {
            page = dynamoDb.query(query, meter);
            page.items().stream().map(DynamoDbRuleStore::read).forEach(rules::add);
            query.exclusiveStartKey(page.lastEvaluatedKey());
        } while (page.hasLastEvaluatedKey());
        return List.copyOf(rules);
    }

    @Override
    public void put(String tenant, Rule rule, Meter meter) {
        Map<String, AttributeValue> item = new HashMap<>(key(tenant, rule.pattern()));
        item.put(STRATEGY, Attributes.string(rule.strategy().name().toLowerCase(Locale.ROOT)));
        rule.writer().ifPresent(writer -> item.put(RegisterItem.WRITER, Attributes.string(writer)));
        dynamoDb.put(PutItemRequest.builder().tableName(table).item(item), meter);
    }

    @Override
    public void remove(String tenant, AddressPattern pattern, Meter meter) {
        dynamoDb.remove(table, List.of(key(tenant, pattern)), meter);
    }

    private static Map<String, AttributeValue> key(String tenant, AddressPattern pattern) {
        return Map.of(
                RegisterItem.FAMILY, Keys.rules(tenant), RegisterItem.ADDRESS, Attributes.string(pattern.toString()));
    }

    private static Rule read(Map<String, AttributeValue> item) {
        return new Rule(
                AddressPattern.of(
                        Attributes.required(item, RegisterItem.ADDRESS).s()),
                Strategy.valueOf(Attributes.required(item, STRATEGY).s().toUpperCase(Locale.ROOT)),
                Attributes.text(item, RegisterItem.WRITER));
    }
}
