package io.tiebreak.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.address.Address;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.store.Meter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What listening and telling takes: the calls, and the units. */
@ExtendWith(Database.Given.class)
class FanOutCostTest extends LiveFixture {
    private final DynamoDbClient client;
    private final String table;

    FanOutCostTest(Database database) {
        super(database);
        this.client = database.client(database.http());
        this.table = database.table("SubscriptionsTable");
    }

    /** So many connections that listen to a pattern, kept as they are when all is settled. */
    private void crowd(int size, String pattern) {
        String first = listening(pattern);
        Map<String, AttributeValue> one = item(
                Subscription.prefixesOf(Address.of(pattern.replace("/*", ""))).getLast(), first);
        List<WriteRequest> others = IntStream.range(1, size)
                .mapToObj(i -> WriteRequest.builder()
                        .putRequest(put -> put.item(like(one, first + i)))
                        .build())
                .toList();
        for (int from = 0; from < others.size(); from += 25) {
            List<WriteRequest> some = others.subList(from, Math.min(others.size(), from + 25));
            client.batchWriteItem(batch -> batch.requestItems(Map.of(table, some)));
        }
        calls.forget();
    }

    private Map<String, AttributeValue> item(String prefix, String connection) {
        return client.query(query -> query.tableName(table)
                        .keyConditionExpression("#key = :key AND begins_with(#entry, :connection)")
                        .expressionAttributeNames(Map.of("#key", "key", "#entry", "entry"))
                        .expressionAttributeValues(Map.of(
                                ":key", AttributeValue.fromS("subscription/" + tenant + prefix),
                                ":connection", AttributeValue.fromS(connection))))
                .items()
                .getFirst();
    }

    private static Map<String, AttributeValue> like(Map<String, AttributeValue> one, String connection) {
        Map<String, AttributeValue> other = new HashMap<>(one);
        other.put("entry", AttributeValue.fromS(connection + "/1"));
        other.put("connection", AttributeValue.fromS(connection));
        return other;
    }

    private Meter.Spent telling(String address) {
        set(address, 1);
        var own = new Meter();
        feed().tell(drained(), own);
        return own.spent();
    }

    @Test
    void aChangeIsOneReadForEachPrefixHoweverManyListenElsewhere() {
        crowd(10, "/elsewhere/*");
        Meter.Spent withTen = telling("/lights/desk");
        assertThat(calls.taken()).containsExactly("Query strong", "Query strong", "Query strong");
        crowd(10_000, "/elsewhere/*");
        assertThat(telling("/lights/desk")).isEqualTo(withTen);
        assertThat(calls.taken()).containsExactly("Query strong", "Query strong", "Query strong");
    }

    @Test
    void whoeverListensThereIsReadAlongAndNothingMore() {
        crowd(10, "/lights/*");
        telling("/lights/desk");
        assertThat(calls.taken()).hasSize(3);
        crowd(10_000, "/lights/*");
        telling("/lights/desk");
        // A page has 1 MB, which is some 5,000 of them.
        assertThat(calls.taken()).hasSizeBetween(4, 6).containsOnly("Query strong");
    }

    @Test
    void changesTogetherShareTheReadsOfTheirPrefixes() {
        IntStream.range(0, 20).forEach(i -> set("/lights/" + i, 1));
        calls.forget();
        var own = new Meter();
        feed().tell(drained(), own);
        assertThat(own.spent().requests()).isEqualTo(2 + 20);
    }

    @Test
    void aBundleIsTwoReadsAndTwoWritesMore() {
        bundle("scene", "/scene/a", "/scene/b");
        calls.forget();
        feed().tell(drained(), new Meter());
        assertThat(calls.taken())
                .containsExactly(
                        "PutItem",
                        "Query strong",
                        "Query strong",
                        "Query strong",
                        "Query strong",
                        "PutItem unconditional");
    }

    @Test
    void listeningIsAReadAndThreeWritesBesideTheValues() {
        String ann = connected();
        calls.forget();
        subscribe(ann, "1", "/nowhere/*");
        assertThat(calls.taken())
                .containsExactly("Query strong", "PutItem unconditional", "PutItem unconditional", "UpdateItem");
    }

    @Test
    void whatChangedLatelyIsWrittenDownOnce() {
        IntStream.range(0, 20).forEach(i -> set("/lights/" + i, 1));
        String ann = connected();
        calls.forget();
        subscribe(ann, "1", "/lights/*");
        assertThat(calls.taken())
                .containsExactly(
                        "Query strong",
                        "PutItem unconditional",
                        "PutItem unconditional",
                        "PutItem unconditional",
                        "UpdateItem");
        calls.forget();
        deliver();
        // 21 queries for listeners, and one for what this one has seen.
        assertThat(calls.taken()).hasSize(22 + 1).containsOnly("Query strong");
        settle();
        telling("/lights/1");
        assertThat(calls.taken()).hasSize(3);
    }

    @Test
    void openingAConnectionIsAWriteAndEndingItAReadAndABatch() {
        calls.forget();
        String ann = connected();
        assertThat(calls.taken()).containsExactly("PutItem unconditional");
        subscribe(ann, "1", "/nowhere/*");
        calls.forget();
        subscriptions().end(ann, "command", meter);
        assertThat(calls.taken()).isEqualTo(List.of("Query strong", "BatchWriteItem"));
    }
}
