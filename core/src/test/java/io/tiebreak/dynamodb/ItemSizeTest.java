package io.tiebreak.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** The size model against what the engine bills for plain writes. */
@ExtendWith(Database.Given.class)
class ItemSizeTest {
    private final DynamoDbClient client;
    private final String table;

    ItemSizeTest(Database database) {
        client = database.client(database.http());
        table = database.table("ViewsTable");
    }

    static Stream<Map<String, AttributeValue>> attributes() {
        return Stream.of(
                Map.of(),
                Map.of("é😀", fromS("é😀")),
                Map.of("number", fromN("12345678901234567890"), "negative", fromN("-0.5"), "zero", fromN("0")),
                Map.of("yes", fromBool(true), "nothing", AttributeValue.fromNul(true)),
                Map.of("list", fromL(List.of(fromS("abc"), fromL(List.of()), fromM(Map.of("deep", fromN("7")))))));
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void billsWhatTheEngineBillsJustBelowAndJustAboveAUnit(Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(attributes);
        item.put("shelf", fromS("sizes"));
        item.put("id", fromS(UUID.randomUUID().toString()));
        item.put("filler", fromS(""));
        int room = (int) (3 * 1024 - ItemSize.bytes(item));
        for (int around : new int[] {-20, 20}) {
            // Never the same item twice: replacing a larger one is billed as the larger one.
            item.put("id", fromS(UUID.randomUUID().toString()));
            item.put("filler", fromS("x".repeat(room + around)));
            double billed = client.putItem(
                            put -> put.tableName(table).item(item).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                    .consumedCapacity()
                    .capacityUnits();
            assertThat(ItemSize.writeUnits(item)).isEqualTo(billed);
        }
    }

    @Test
    void aWriteTakesAUnitAtLeast() {
        assertThat(ItemSize.writeUnits(Map.of())).isEqualTo(1);
    }
}
