package io.tiebreak.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.dynamodb.Calls;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.dynamodb.UnreliableHttp;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.items.Items;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.LaggingLedger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Mishaps;
import io.tiebreak.store.Mishaps.Mishap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exact calls and units of every kind of write, so that nobody makes one dearer unseen. */
@ExtendWith(Database.Given.class)
class WriteCostTest {
    private static final Expectation FIRST = new Expectation.First();
    private static final Expectation LATEST = new Expectation.Latest();

    private final Calls calls = new Calls();
    private final Mishaps mishaps = new Mishaps();
    private final StreamId stream =
            new StreamId("item", "demo", "note", UUID.randomUUID().toString());
    private final LaggingLedger ledger;
    private final CommandHandler<ItemCommand, ItemEvent, ItemState> handler;
    private final TransactionHandler transactions;
    private Meter meter = new Meter();

    WriteCostTest(Database database) {
        var client = database.client(new UnreliableHttp(database.http(), mishaps), calls);
        ledger = new LaggingLedger(new DynamoDbLedger(client, database.table("CommandsTable")));
        Surroundings surroundings = new HandAdvancedClock().surroundings();
        handler = new CommandHandler<>(ledger, new Items(), Backoff.DEFAULT, surroundings);
        transactions = new TransactionHandler(ledger, Backoff.DEFAULT, surroundings);
    }

    @BeforeEach
    void oneVersionIsThere() {
        send(FIRST, "one");
    }

    @Test
    void first() {
        StreamId fresh = new StreamId("item", "demo", "note", UUID.randomUUID().toString());
        forget();
        handler.handle(fresh, FIRST, replace("one"), request(), meter);
        assertCost(List.of("PutItem"), 0, 1);
    }

    @Test
    void exactly() {
        send(new Expectation.Exactly(1), "two");
        assertCost(List.of("Query eventual", "PutItem"), 0.5, 1);
    }

    @Test
    void latest() {
        send(LATEST, "two");
        assertCost(List.of("Query eventual", "PutItem"), 0.5, 1);
    }

    @Test
    void exactlyAfterAnOldRead() {
        send(LATEST, "two");
        ledger.lagBy(1);
        send(new Expectation.Exactly(2), "three");
        // The lagging read stands for one eventual query; it takes two to play it.
        assertThat(calls.taken()).endsWith("Query strong", "PutItem");
        assertThat(meter.spent()).isEqualTo(new Meter.Spent(3, 1.5, 1));
    }

    @Test
    void unchanged() {
        send(LATEST, "one");
        assertCost(List.of("Query eventual", "Query strong"), 1.5, 0);
    }

    @Test
    void conflictKnownAtReading() {
        send(LATEST, "two");
        send(new Expectation.Exactly(1), "mine");
        assertCost(List.of("Query eventual", "Query strong", "Query strong"), 2.5, 0);
    }

    @Test
    void conflictWithAVersionThatIsNotThereYet() {
        send(new Expectation.Exactly(9), "mine");
        assertCost(List.of("Query eventual", "Query strong"), 1.5, 0);
    }

    @Test
    void conflictMetAtWriting() {
        beatenOnce();
        send(new Expectation.Exactly(1), "mine");
        assertCost(List.of("Query eventual", "PutItem", "Query eventual", "PutItem", "Query strong"), 0.5 + 1, 1);
    }

    @Test
    void conflictOfAFirst() {
        send(FIRST, "mine");
        assertCost(List.of("PutItem", "Query strong"), 1, 1);
    }

    @Test
    void latestBeatenOnce() {
        beatenOnce();
        send(LATEST, "mine");
        assertCost(List.of("Query eventual", "PutItem", "Query eventual", "PutItem", "PutItem"), 0.5, 2);
    }

    @Test
    void aLostAnswer() {
        forget();
        mishaps.plan(Mishaps.Of.WRITE, new Mishap.AnswerLost());
        handler.handle(stream, new Expectation.Exactly(1), replace("mine"), request(), meter);
        assertCost(List.of("Query eventual", "PutItem", "PutItem"), 0.5, 2);
    }

    @Test
    void unitsGrowWithTheItem() {
        forget();
        var large = new ItemCommand.PatchItem(
                Optional.empty(), Optional.of(Json.object().put("text", "x".repeat(10_000))));
        handler.handle(stream, LATEST, large, request(), meter);
        // Patch and state are both kept: 20 KB and the names around them.
        assertThat(meter.spent().writeUnits()).isEqualTo(20);
        send(LATEST, "after");
        assertThat(meter.spent().readUnits()).isEqualTo(2.5);
    }

    @Test
    void keyedFirstAndExactlyAreAsCheapAsWithoutAKey() {
        StreamId fresh = new StreamId("item", "demo", "note", UUID.randomUUID().toString());
        forget();
        handler.handle(fresh, FIRST, replace("one"), keyed("first"), meter);
        assertCost(List.of("PutItem"), 0, 1);
        forget();
        handler.handle(stream, new Expectation.Exactly(1), replace("two"), keyed("exactly"), meter);
        assertCost(List.of("Query eventual", "PutItem"), 0.5, 1);
    }

    @Test
    void keyedLatestPaysForItsRecord() {
        forget();
        handler.handle(stream, LATEST, replace("two"), keyed("latest"), meter);
        assertCost(List.of("Query eventual", "TransactWriteItems"), 0.5, 4);
    }

    @Test
    void repeatingAKeyedLatest() {
        handler.handle(stream, LATEST, replace("two"), keyed("repeat"), meter);
        forget();
        handler.handle(stream, LATEST, replace("two"), keyed("repeat"), meter);
        // Nothing would change, which is not said before the record has been looked for.
        assertCost(List.of("Query eventual", "Query strong", "GetItem strong", "Query strong"), 3.5, 0);
    }

    @Test
    void repeatingAKeyedExactly() {
        handler.handle(stream, new Expectation.Exactly(1), replace("two"), keyed("repeat"), meter);
        forget();
        handler.handle(stream, new Expectation.Exactly(1), replace("two"), keyed("repeat"), meter);
        assertCost(List.of("Query eventual", "Query strong", "Query strong"), 2.5, 0);
    }

    @Test
    void rebasing() {
        send(LATEST, "two");
        forget();
        var patch = new ItemCommand.PatchItem(
                Optional.empty(), Optional.of(Json.object().put("a", 1)));
        handler.handle(stream, new Expectation.UntouchedSince(1), patch, request(), meter);
        assertCost(List.of("Query eventual", "Query strong", "PutItem"), 1.5, 1);
    }

    @Test
    void aTransactionOfTwo() {
        forget();
        StreamId fresh = new StreamId("item", "demo", "note", UUID.randomUUID().toString());
        transactions.handle(
                List.of(
                        new Change<>(new Items(), stream, LATEST, replace("two")),
                        new Change<>(new Items(), fresh, FIRST, replace("one"))),
                request(),
                meter);
        assertCost(List.of("Query eventual", "TransactWriteItems"), 0.5, 4);
    }

    @Test
    void aKeyedTransactionOfTwo() {
        forget();
        StreamId fresh = new StreamId("item", "demo", "note", UUID.randomUUID().toString());
        transactions.handle(
                List.of(
                        new Change<>(new Items(), stream, LATEST, replace("two")),
                        new Change<>(new Items(), fresh, FIRST, replace("one"))),
                keyed("transaction"),
                meter);
        assertCost(List.of("Query eventual", "TransactWriteItems"), 0.5, 6);
    }

    /** A rival, who pays for himself, writes just before the next put. */
    private void beatenOnce() {
        mishaps.plan(
                Mishaps.Of.WRITE,
                new Mishap.After(() -> handler.handle(stream, LATEST, replace("theirs"), request(), new Meter())));
    }

    private void send(Expectation expectation, String name) {
        forget();
        handler.handle(stream, expectation, replace(name), request(), meter);
    }

    private void forget() {
        meter = new Meter();
        calls.forget();
    }

    private void assertCost(List<String> expectedCalls, double readUnits, double writeUnits) {
        assertThat(calls.taken()).isEqualTo(expectedCalls);
        assertThat(meter.spent().readUnits()).isEqualTo(readUnits);
        assertThat(meter.spent().writeUnits()).isEqualTo(writeUnits);
    }

    private static ItemCommand replace(String name) {
        return new ItemCommand.ReplaceItem(name, Json.object());
    }

    private Request keyed(String key) {
        return new Request(key + " of " + stream.id(), "f".repeat(64), "dev", true);
    }

    private static Request request() {
        return new Request(UUID.randomUUID().toString(), "f".repeat(64), "dev", false);
    }
}
