package io.tiebreak.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What is told of requests that DynamoDB does not do. */
@ExtendWith(Database.Given.class)
class FailuresTest {
    private final MeteredDynamoDb dynamoDb;
    private final String table;
    private final Meter meter = new Meter();

    FailuresTest(Database database) {
        dynamoDb = new MeteredDynamoDb(database.client(database.http()));
        table = database.table("ViewsTable");
    }

    @Test
    void anItemThatIsTooLargeCannotBeStored() {
        assertUnstorable(() -> dynamoDb.put(put(row("x".repeat(410_000))), meter));
    }

    @Test
    void anEmptyKeyCannotBeStored() {
        assertUnstorable(() -> dynamoDb.put(put(Map.of("shelf", fromS("s"), "id", fromS(""))), meter));
    }

    @Test
    void aTableThatIsMissingIsNotTheItemsFault() {
        assertThatThrownBy(() -> dynamoDb.put(put(row("x")).tableName("none"), meter))
                .isInstanceOf(StoreException.Refused.class);
    }

    @Test
    void aTransactionWithWhatIsTooLargeCannotBeStored() {
        assertUnstorable(() -> dynamoDb.transact(List.of(item(row("x")), item(row("x".repeat(410_000)))), meter));
    }

    @Test
    void aTransactionWithMoreItemsThanAreAllowedCannotBeStored() {
        List<TransactWriteItem> many =
                IntStream.range(0, 101).mapToObj(i -> item(row("x"))).toList();
        assertUnstorable(() -> dynamoDb.transact(many, meter));
    }

    @Test
    void whatOneItemOfATransactionCannotDoSpoilsAll() {
        Map<String, AttributeValue> row = row("no number");
        dynamoDb.put(put(row), meter);
        TransactWriteItem adds = TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Map.of("shelf", fromS("failures"), "id", row.get("id")))
                        .updateExpression("ADD content :one")
                        .expressionAttributeValues(Map.of(":one", fromN("1"))))
                .build();
        assertUnstorable(() -> dynamoDb.transact(List.of(item(row("x")), adds), meter));
    }

    @ParameterizedTest
    @CsvSource({
        "ValidationError, Unstorable",
        "ItemCollectionSizeLimitExceeded, Unstorable",
        "TransactionConflict, TransactionConflict",
        "ThrottlingError, Throttled",
        "ProvisionedThroughputExceeded, Throttled",
        "DuplicateItem, Refused",
        "ValidationError TransactionConflict, TransactionConflict",
        "ValidationError ThrottlingError, Unstorable",
    })
    void aTransactionIsToldByItsReasons(String codes, String failure) {
        assertThatThrownBy(() -> Cancellation.read(cancelled("None " + codes)))
                .isInstanceOf(StoreException.class)
                .extracting(thrown -> thrown.getClass().getSimpleName())
                .isEqualTo(failure);
    }

    @Test
    void aFailedConditionIsAnAnswerWhateverElseHappened() {
        assertThat(Cancellation.read(cancelled("ConditionalCheckFailed TransactionConflict ValidationError")))
                .isInstanceOfSatisfying(MeteredDynamoDb.Transact.Refused.class, refused -> {
                    assertThat(refused.found()).hasSize(3);
                    assertThat(refused.found().getFirst()).isPresent();
                    assertThat(refused.found().getLast()).isEmpty();
                });
    }

    private static TransactionCanceledException cancelled(String codes) {
        return TransactionCanceledException.builder()
                .cancellationReasons(Arrays.stream(codes.split(" ", -1))
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }

    private static void assertUnstorable(ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOfSatisfying(StoreException.Unstorable.class, failure -> {
            assertThat(failure.retryCanHelp()).isFalse();
            assertThat(failure.mayHaveHappened()).isFalse();
            assertThat(failure).hasMessage("the store cannot hold this");
        });
    }

    private PutItemRequest.Builder put(Map<String, AttributeValue> item) {
        return PutItemRequest.builder().tableName(table).item(item);
    }

    private TransactWriteItem item(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(item))
                .build();
    }

    private static Map<String, AttributeValue> row(String content) {
        return Map.of(
                "shelf", fromS("failures"),
                "id", fromS(UUID.randomUUID().toString()),
                "content", fromS(content));
    }
}
