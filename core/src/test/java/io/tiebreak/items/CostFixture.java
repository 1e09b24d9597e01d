package io.tiebreak.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.dynamodb.Calls;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.projection.Stores;
import io.tiebreak.store.Meter;
import java.util.List;

/** Views of items on DynamoDB, where every call is written down. */
abstract class CostFixture extends ViewsFixture {
    private final Calls calls;

    CostFixture(Database database) {
        this(database, new Calls());
    }

    private CostFixture(Database database, Calls calls) {
        super(Stores.on(database, calls));
        this.calls = calls;
    }

    /** What happened so far is no part of the bill. */
    void forget() {
        calls.forget();
        meter = new Meter();
    }

    void assertCost(List<String> expected, double readUnits, double writeUnits) {
        assertThat(calls.taken()).isEqualTo(expected);
        assertThat(meter.spent()).isEqualTo(new Meter.Spent(expected.size(), readUnits, writeUnits));
    }

    /** The calls between the two of the batch itself, which is half a read unit or one, and one write unit. */
    void assertBatchCost(List<String> expected, double writeUnits) {
        List<String> taken = calls.taken();
        assertThat(taken.getFirst()).isEqualTo("Query strong");
        assertThat(taken.getLast()).isEqualTo("UpdateItem");
        assertThat(taken.subList(1, taken.size() - 1)).isEqualTo(expected);
        assertThat(meter.spent()).isEqualTo(new Meter.Spent(expected.size() + 2, 1, writeUnits + 1));
    }
}
