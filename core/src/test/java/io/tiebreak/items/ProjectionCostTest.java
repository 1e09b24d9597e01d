package io.tiebreak.items;

import static io.tiebreak.items.AcceptedCommands.changed;
import static io.tiebreak.items.AcceptedCommands.created;
import static io.tiebreak.items.AcceptedCommands.deleted;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projection;
import io.tiebreak.view.Shelf;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exact calls and units of projecting commands on small items, per view, besides the two calls of a batch. */
@ExtendWith(Database.Given.class)
class ProjectionCostTest extends CostFixture {

    ProjectionCostTest(Database database) {
        super(database);
    }

    @Test
    void aCommandIntoItems() {
        fed(new ItemsProjection());
        projected(created(item("a"), "one"));
        assertBatchCost(List.of("PutItem"), 1);
        forget();
        projected(changed(item("a"), 2, "two", "{}"));
        assertBatchCost(List.of("PutItem"), 1);
        forget();
        projected(deleted(item("a"), 3));
        assertBatchCost(List.of("PutItem"), 1);
    }

    @Test
    void anOldCommandIntoItems() {
        fed(new ItemsProjection());
        projected(created(item("a"), "one"));
        forget();
        projected(created(item("a"), "one"));
        assertBatchCost(List.of("PutItem"), 1);
    }

    @Test
    void aNewItemIntoNames() {
        fed(new NamesProjection());
        projected(created(item("a"), "one"));
        assertBatchCost(List.of("TransactWriteItems"), 4);
    }

    @Test
    void aChangeOfAnItemThatKeepsItsName() {
        fed(new NamesProjection());
        projected(created(item("a"), "one"));
        forget();
        projected(changed(item("a"), 2, "one", "{\"n\":2}"));
        assertBatchCost(List.of("PutItem"), 1);
    }

    @Test
    void aRename() {
        fed(new NamesProjection());
        projected(created(item("a"), "one"));
        forget();
        projected(changed(item("a"), 2, "two", "{}"));
        assertBatchCost(List.of("PutItem", "TransactWriteItems"), 1 + 6);
    }

    @Test
    void aDeletionFromNames() {
        fed(new NamesProjection());
        projected(created(item("a"), "one"));
        forget();
        projected(deleted(item("a"), 2));
        assertBatchCost(List.of("PutItem", "TransactWriteItems"), 1 + 4);
    }

    @Test
    void anItemThatIsBornAgainAfterItsDeletionCameFirst() {
        fed(new NamesProjection());
        projected(deleted(item("a"), 2));
        forget();
        projected(AcceptedCommands.createdAgain(item("a"), 3, "again"));
        assertBatchCost(List.of("TransactWriteItems", "TransactWriteItems"), 4 + 4);
    }

    @Test
    void aNewItemIntoTypes() {
        fed(new TypesProjection());
        projected(created(item("a"), "one"));
        assertBatchCost(List.of("UpdateItem", "TransactWriteItems"), 1 + 4);
    }

    @Test
    void aChangeIntoTypes() {
        fed(new TypesProjection());
        projected(created(item("a"), "one"));
        forget();
        projected(changed(item("a"), 2, "two", "{}"));
        assertBatchCost(List.of("UpdateItem", "PutItem"), 1 + 1);
    }

    @Test
    void aDeletionFromTypes() {
        fed(new TypesProjection());
        projected(created(item("a"), "one"));
        forget();
        projected(deleted(item("a"), 2));
        assertBatchCost(List.of("UpdateItem", "PutItem", "TransactWriteItems"), 1 + 1 + 4);
    }

    @Test
    void twentyNewItemsOfOneTypeAreOneTransactionThatWritesEachSharedRowOnce() {
        fed(new TypesProjection());
        VersionedCommand[] twenty = IntStream.range(0, 20)
                .mapToObj(i -> created(item("item-" + i), "one"))
                .toArray(VersionedCommand[]::new);
        int shelves = (int) Stream.of(twenty)
                .map(command -> Shelf.of(command.stream(), "note"))
                .distinct()
                .count();
        projected(twenty);
        List<String> calls = Stream.concat(
                        Collections.nCopies(shelves, "UpdateItem").stream(), Stream.of("TransactWriteItems"))
                .toList();
        assertBatchCost(calls, shelves + 2 * (20 + shelves));
    }

    @Test
    void aBatchOverAllThreeViews() {
        projected(created(item("a"), "one"));
        forget();
        projected(created(item("b"), "two"));
        assertBatchCost(List.of("TransactWriteItems", "UpdateItem", "TransactWriteItems", "PutItem"), 4 + 1 + 4 + 1);
    }

    /** The view's record is there, as it is but once in its life. */
    private void fed(Projection projection) {
        only(projection);
        projected(created(item("memo", "first"), "first"));
        forget();
    }
}
