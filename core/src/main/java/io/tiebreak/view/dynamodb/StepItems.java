package io.tiebreak.view.dynamodb;

import static io.tiebreak.view.dynamodb.RowItem.number;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Place;
import io.tiebreak.view.Spread;
import io.tiebreak.view.Standing;
import io.tiebreak.view.Step;
import io.tiebreak.view.Together;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Steps as the items of one transaction: the own rows first, in the order of the steps, then what changes beside. */
final class StepItems {
    private static final String IS_NEW = "attribute_not_exists(#applied)";
    private static final String IS_THERE = "#applied = :applied";
    private static final String NOT_PARKED = " AND attribute_not_exists(#parked)";
    private static final String PARKED_SO = " AND #parked = :parked";

    private final Generation generation;
    private final String table;
    private final List<Step> steps;
    private final List<TransactWriteItem> items = new ArrayList<>();
    private final Map<Place, Map<String, Long>> sums = new LinkedHashMap<>();

    StepItems(Generation generation, String table, List<Step> steps) {
        this.generation = generation;
        this.table = table;
        this.steps = steps;
        steps.stream().map(this::own).forEach(items::add);
        steps.forEach(this::beside);
        sums.forEach((place, amounts) -> items.add(addition(place, amounts)));
    }

    List<TransactWriteItem> items() {
        return items;
    }

    /** What stands where a step does not begin. */
    Together.Refused refused(List<Optional<Map<String, AttributeValue>>> found) {
        Map<StreamId, Standing> standing = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            StreamId stream = steps.get(i).move().stream();
            found.get(i).map(RowItem::standing).ifPresent(there -> standing.put(stream, there));
        }
        return new Together.Refused(standing);
    }

    private TransactWriteItem own(Step step) {
        Standing from = step.from();
        Map<String, AttributeValue> values = new HashMap<>();
        String condition = IS_NEW;
        if (from.applied() > 0) {
            condition = IS_THERE;
            values.put(":applied", number(from.applied()));
        }
        from.parked().ifPresent(parked -> values.put(":parked", RowItem.parked(parked)));
        Put.Builder put = Put.builder()
                .tableName(table)
                .item(RowItem.own(generation, step.move()))
                .conditionExpression(condition + (from.parked().isPresent() ? PARKED_SO : NOT_PARKED))
                .expressionAttributeNames(Map.of("#applied", RowItem.APPLIED, "#parked", RowItem.PARKED))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (!values.isEmpty()) {
            put.expressionAttributeValues(values);
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private void beside(Step step) {
        StreamId stream = step.move().stream();
        step.from()
                .parked()
                .ifPresent(parked -> items.add(removal(parked.listed().of(stream))));
        for (Spread.Change change : step.changes()) {
            Place place = change.beside().of(stream);
            switch (change) {
                case Spread.Change.Put put -> items.add(entry(table, RowItem.entry(generation, place, put.content())));
                case Spread.Change.Remove remove -> items.add(removal(place));
                case Spread.Change.Add add -> {
                    Map<String, Long> all = sums.computeIfAbsent(place, none -> new TreeMap<>());
                    add.amounts().forEach((name, amount) -> all.merge(name, amount, Long::sum));
                }
            }
        }
    }

    private TransactWriteItem removal(Place place) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(RowItem.key(generation, place)))
                .build();
    }

    static TransactWriteItem entry(String table, Map<String, AttributeValue> row) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(row))
                .build();
    }

    private TransactWriteItem addition(Place place, Map<String, Long> amounts) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> additions = new ArrayList<>();
        amounts.forEach((name, amount) -> {
            int number = additions.size();
            names.put("#s" + number, RowItem.SUM + name);
            values.put(":s" + number, number(amount));
            additions.add("#s" + number + " :s" + number);
        });
        Update.Builder update = Update.builder()
                .tableName(table)
                .key(RowItem.key(generation, place))
                .updateExpression("ADD " + String.join(", ", additions))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
        return TransactWriteItem.builder().update(update.build()).build();
    }
}
