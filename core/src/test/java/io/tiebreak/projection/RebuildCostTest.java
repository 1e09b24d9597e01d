package io.tiebreak.projection;

import static io.tiebreak.projection.Notes.PLAIN;
import static io.tiebreak.projection.Notes.POISON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.dynamodb.Calls;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.ledger.Stored;
import io.tiebreak.store.Meter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exact calls and units of parking, redriving, rebuilding and switching, with small commands and one plain view. */
@ExtendWith(Database.Given.class)
class RebuildCostTest extends ProjectionFixture {
    private static final Calls CALLS = new Calls();
    private Meter spent = new Meter();

    RebuildCostTest(Database database) {
        super(Stores.on(database, CALLS));
    }

    @BeforeEach
    void oneStreamIsThere() {
        projections = Projections.of(Notes.plain(1));
        projected(appended(a, 1, "one"));
        forget();
    }

    @Test
    void parkingAStream() {
        projector().project(List.of(note(a, 2, POISON)), impatient(), spent);
        assertCost(List.of("Query strong", "TransactWriteItems", "UpdateItem"), 1, 4 + 1);
    }

    @Test
    void whatComesWhileAStreamWaits() {
        projected(appended(a, 2, POISON));
        forget();
        projector().project(List.of(note(a, 3, "three")), impatient(), spent);
        assertCost(List.of("Query strong", "PutItem", "UpdateItem"), 1, 1 + 1);
    }

    @Test
    void redrivingAStream() {
        projected(appended(a, 2, POISON));
        appended(a, 3, "three");
        var redrive = new Redrive(kind -> stores.ledger(), projections, views, projector(), clock);
        var generations = generations(PLAIN);
        forget();
        redrive.redrive(generations, a, impatient(), spent);
        assertCost(
                List.of(
                        "GetItem strong",
                        "Query strong",
                        "TransactWriteItems",
                        "Query strong",
                        "Query strong",
                        "PutItem"),
                4,
                4 + 1);
    }

    @Test
    void rebuildingAHundredStreams() {
        List<Stored> batch = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            batch.add(appended(Notes.stream("s" + i), 1, "one"));
        }
        projected(batch.toArray(Stored[]::new));
        forget();
        rebuild(1);
        List<String> expected = new ArrayList<>(List.of("DescribeTable", "GetItem strong", "PutItem", "Scan strong"));
        expected.addAll(Collections.nCopies(100, "PutItem"));
        expected.add("PutItem");
        // 100 commands of some 230 bytes are six times 4 KB to read; the record is written twice.
        assertCost(expected, 1 + 6, 1 + 100 + 1);
    }

    @Test
    void removingTheRowsOfTheGenerationBefore() {
        rebuild(1);
        switchTo(2);
        forget();
        rebuild(1);
        assertCost(
                List.of(
                        "DescribeTable",
                        "GetItem strong",
                        "PutItem",
                        "Scan eventual",
                        "BatchWriteItem",
                        "PutItem",
                        "Scan strong",
                        "PutItem",
                        "PutItem"),
                1 + 0.5 + 1,
                1 + 1 + 1 + 1 + 1);
    }

    @Test
    void switching() {
        rebuild(1);
        var now = generations(PLAIN);
        forget();
        new Switch(projections, stores.generations(), clock.surroundings(), this::impatient).to(now, 2, spent);
        assertCost(List.of("PutItem", "PutItem"), 0, 2);
    }

    private void switchTo(int number) {
        new Switch(projections, stores.generations(), clock.surroundings(), this::impatient)
                .to(generations(PLAIN), number, spent);
    }

    private void rebuild(int segments) {
        new Rebuild(projections, stores.scan(), views, stores.generations(), clock.surroundings(), this::impatient)
                .run(
                        PLAIN,
                        new Rebuild.Settings(segments, 4, 1e9),
                        clock.instant().plusSeconds(3600),
                        spent);
    }

    private void forget() {
        CALLS.forget();
        spent = new Meter();
    }

    private void assertCost(List<String> expected, double readUnits, double writeUnits) {
        assertThat(CALLS.taken()).isEqualTo(expected);
        assertThat(spent.spent()).isEqualTo(new Meter.Spent(expected.size(), readUnits, writeUnits));
    }
}
