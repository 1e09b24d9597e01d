package io.tiebreak.view.dynamodb;

import static io.tiebreak.view.dynamodb.RowItem.number;
import static io.tiebreak.view.dynamodb.RowItem.string;

import io.tiebreak.dynamodb.MeteredDynamoDb;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Advance;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Move;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Place;
import io.tiebreak.view.Rows;
import io.tiebreak.view.Shelf;
import io.tiebreak.view.Standing;
import io.tiebreak.view.Step;
import io.tiebreak.view.Tally;
import io.tiebreak.view.Together;
import io.tiebreak.view.ViewStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Views on DynamoDB: one table, one item per row. Reading needs {@code dynamodb:GetItem} and {@code dynamodb:Query}; moving
 * on and parking {@code dynamodb:PutItem}, {@code dynamodb:UpdateItem} and {@code dynamodb:DeleteItem}; removing a
 * generation {@code dynamodb:Scan} and {@code dynamodb:BatchWriteItem}.
 */
public final class DynamoDbViewStore implements ViewStore {
    private static final String IS_OLDER = "(attribute_not_exists(#applied) OR #applied < :version)";
    private static final String NOT_PARKED = " AND attribute_not_exists(#parked)";
    private static final String NO_SPREAD = " AND attribute_not_exists(#spread)";
    private static final String SAME_SPREAD = " AND #spread = :spread";
    private static final String IS_SMALLER = "attribute_not_exists(#figure) OR #figure < :figure";
    private static final String ON_SHELF = "#shelf = :shelf";
    private static final String WITH_PREFIX = " AND begins_with(#id, :prefix)";
    private static final String HAS_CONTENT = "attribute_exists(#content)";

    private final MeteredDynamoDb dynamoDb;
    private final String table;
    private final Purge purge;

    /**
     * @param client without retries of its own
     * @param table partition key {@code shelf}, sort key {@code id}, both strings
     */
    public DynamoDbViewStore(DynamoDbClient client, String table) {
        this.dynamoDb = new MeteredDynamoDb(client);
        this.table = table;
        this.purge = new Purge(dynamoDb, table);
    }

    @Override
    public Advance advance(Generation generation, Move move, Meter meter) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":version", number(move.version())));
        String spread = NO_SPREAD;
        if (!move.part().spread().isNone()) {
            spread = SAME_SPREAD;
            values.put(":spread", RowItem.spread(move.part().spread()));
        }
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(RowItem.own(generation, move))
                .conditionExpression(IS_OLDER + NOT_PARKED + spread)
                .expressionAttributeNames(
                        Map.of("#applied", RowItem.APPLIED, "#parked", RowItem.PARKED, "#spread", RowItem.SPREAD))
                .expressionAttributeValues(values);
        return switch (dynamoDb.put(put, meter)) {
            case MeteredDynamoDb.Put.Written written -> new Advance.Applied();
            case MeteredDynamoDb.Put.Refused(var found) -> new Advance.Refused(RowItem.standing(found));
        };
    }

    @Override
    public Together together(Generation generation, List<Step> steps, Meter meter) {
        StepItems items = new StepItems(generation, table, steps);
        return switch (dynamoDb.transact(items.items(), meter)) {
            case MeteredDynamoDb.Transact.Written written -> new Together.Applied();
            case MeteredDynamoDb.Transact.Refused(var found) -> items.refused(found);
        };
    }

    @Override
    public void raise(Generation generation, Place place, String figure, long to, Meter meter) {
        UpdateItemRequest.Builder update = UpdateItemRequest.builder()
                .tableName(table)
                .key(RowItem.key(generation, place))
                .updateExpression("SET #figure = :figure")
                .conditionExpression(IS_SMALLER)
                .expressionAttributeNames(Map.of("#figure", RowItem.MAX + figure))
                .expressionAttributeValues(Map.of(":figure", number(to)));
        dynamoDb.update(update, meter);
    }

    @Override
    public boolean park(Generation generation, Parked parked, Meter meter) {
        TransactWriteItem mark = TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(RowItem.key(generation, Place.of(parked.stream())))
                        .updateExpression("SET #parked = :parked")
                        .conditionExpression(IS_OLDER + NOT_PARKED)
                        .expressionAttributeNames(Map.of("#applied", RowItem.APPLIED, "#parked", RowItem.PARKED))
                        .expressionAttributeValues(
                                Map.of(":version", number(parked.version()), ":parked", RowItem.parked(parked)))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
        Place listed = parked.listed().of(parked.stream());
        var items = List.of(mark, StepItems.entry(table, RowItem.entry(generation, listed, parked.json())));
        return switch (dynamoDb.transact(items, meter)) {
            case MeteredDynamoDb.Transact.Written written -> true;
            case MeteredDynamoDb.Transact.Refused(var found) ->
                found.getFirst()
                        .map(RowItem::standing)
                        .flatMap(Standing::parked)
                        .isPresent();
        };
    }

    @Override
    public Optional<Standing> find(Generation generation, StreamId stream, Meter meter) {
        GetItemRequest.Builder get = GetItemRequest.builder()
                .tableName(table)
                .key(RowItem.key(generation, Place.of(stream)))
                .consistentRead(true);
        return dynamoDb.get(get, meter).map(RowItem::standing);
    }

    @Override
    public Rows rows(Generation generation, Shelf shelf, Rows.Range range, Meter meter) {
        String key = RowItem.shelf(generation, shelf);
        QueryRequest.Builder query = query(key)
                .filterExpression(HAS_CONTENT)
                .expressionAttributeNames(Map.of("#shelf", RowItem.SHELF, "#content", RowItem.CONTENT))
                .limit(range.limit());
        if (!range.prefix().isEmpty()) {
            query.keyConditionExpression(ON_SHELF + WITH_PREFIX)
                    .expressionAttributeNames(
                            Map.of("#shelf", RowItem.SHELF, "#id", RowItem.ID, "#content", RowItem.CONTENT))
                    .expressionAttributeValues(Map.of(":shelf", string(key), ":prefix", string(range.prefix())));
        }
        range.after().ifPresent(id -> query.exclusiveStartKey(RowItem.key(key, id)));
        QueryResponse page = dynamoDb.query(query, meter);
        return new Rows(
                page.items().stream().map(RowItem::row).toList(),
                Optional.of(page.lastEvaluatedKey())
                        .filter(last -> page.hasLastEvaluatedKey())
                        .map(last -> RowItem.text(last, RowItem.ID)));
    }

    @Override
    public List<Tally> tallies(Generation generation, Shelf shelf, Meter meter) {
        QueryRequest.Builder query = query(RowItem.shelf(generation, shelf));
        List<Tally> tallies = new ArrayList<>();
        QueryResponse page;
        do {
            page = dynamoDb.query(query, meter);
            page.items().stream().map(RowItem::tally).forEach(tallies::add);
            query.exclusiveStartKey(page.lastEvaluatedKey());
        } while (page.hasLastEvaluatedKey());
        return List.copyOf(tallies);
    }

    @Override
    public Optional<String> purge(List<Generation> generations, Leg leg, Meter meter) {
        return purge.page(generations, leg, meter);
    }

    private QueryRequest.Builder query(String shelf) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(ON_SHELF)
                .expressionAttributeNames(Map.of("#shelf", RowItem.SHELF))
                .expressionAttributeValues(Map.of(":shelf", string(shelf)))
                .consistentRead(true);
    }
}
