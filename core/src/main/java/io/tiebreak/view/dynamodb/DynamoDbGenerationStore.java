package io.tiebreak.view.dynamodb;

import static io.tiebreak.view.dynamodb.RowItem.number;
import static io.tiebreak.view.dynamodb.RowItem.string;

import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Lag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Records of generations, in the views' table: {@code (views, items)} for the view {@code items}, and {@code (lags, all)} for
 * how far all views are behind. Reading needs {@code dynamodb:GetItem} and {@code dynamodb:Query}, replacing
 * {@code dynamodb:PutItem}, measuring {@code dynamodb:UpdateItem}.
 */
public final class DynamoDbGenerationStore implements GenerationStore {
    private static final String VIEWS = "views";
    private static final Map<String, AttributeValue> LAGS = RowItem.key("lags", "all");
    private static final String REVISION = "revision";
    private static final String RECORD = "record";
    private static final String IS_FIRST = "attribute_not_exists(#revision)";
    private static final String IS_UNCHANGED = "#revision = :before";

    private final MeteredDynamoDb dynamoDb;
    private final String table;

    /**
     * @param client without retries of its own
     * @param table the views' table
     */
    public DynamoDbGenerationStore(DynamoDbClient client, String table) {
        this.dynamoDb = new MeteredDynamoDb(client);
        this.table = table;
    }

    @Override
    public Map<String, Generations> all(Meter meter) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#shelf = :views")
                .expressionAttributeNames(Map.of("#shelf", RowItem.SHELF))
                .expressionAttributeValues(Map.of(":views", string(VIEWS)))
                .consistentRead(true);
        Map<String, Generations> all = new TreeMap<>();
        dynamoDb.query(query, meter).items().stream()
                .map(DynamoDbGenerationStore::read)
                .forEach(generations -> all.put(generations.view(), generations));
        return all;
    }

    @Override
    public Optional<Generations> find(String view, Meter meter) {
        return get(RowItem.key(VIEWS, view), meter).map(DynamoDbGenerationStore::read);
    }

    @Override
    public boolean replace(Generations changed, Meter meter) {
        Map<String, AttributeValue> item = new HashMap<>(RowItem.key(VIEWS, changed.view()));
        item.put(REVISION, number(changed.revision()));
        item.put(RECORD, RowItem.json(GenerationsJson.of(changed)));
        boolean first = changed.revision() == 1;
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(first ? IS_FIRST : IS_UNCHANGED)
                .expressionAttributeNames(Map.of("#revision", REVISION));
        if (!first) {
            put.expressionAttributeValues(Map.of(":before", number(changed.revision() - 1)));
        }
        return switch (dynamoDb.put(put, meter)) {
            case MeteredDynamoDb.Put.Written written -> true;
            // An answer was lost: the record that is there is this one.
            case MeteredDynamoDb.Put.Refused(var found) ->
                found.containsKey(RECORD) && read(found).equals(changed);
        };
    }

    @Override
    public void measured(Map<String, Lag> lags, Meter meter) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> settings = new ArrayList<>();
        lags.forEach((view, lag) -> {
            int number = settings.size();
            names.put("#v" + number, "view:" + view);
            values.put(":v" + number, RowItem.json(GenerationsJson.of(lag)));
            settings.add("#v" + number + " = :v" + number);
        });
        UpdateItemRequest.Builder update = UpdateItemRequest.builder()
                .tableName(table)
                .key(LAGS)
                .updateExpression("SET " + String.join(", ", settings))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
        dynamoDb.update(update, meter);
    }

    @Override
    public Map<String, Lag> lags(Meter meter) {
        Map<String, Lag> lags = new TreeMap<>();
        get(LAGS, meter)
                .ifPresent(item -> item.forEach((name, value) -> {
                    if (name.startsWith("view:")) {
                        lags.put(name.substring("view:".length()), GenerationsJson.lag(Json.stored(value.s())));
                    }
                }));
        return lags;
    }

    private Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key, Meter meter) {
        return dynamoDb.get(GetItemRequest.builder().tableName(table).key(key).consistentRead(true), meter);
    }

    private static Generations read(Map<String, AttributeValue> item) {
        return GenerationsJson.read(
                RowItem.text(item, RowItem.ID),
                Long.parseLong(
                        Optional.ofNullable(item.get(REVISION)).orElseThrow().n()),
                Json.stored(RowItem.text(item, RECORD)));
    }
}
