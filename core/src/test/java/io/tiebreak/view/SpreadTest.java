package io.tiebreak.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import io.tiebreak.view.Spread.Change;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final Beside A = new Beside("-rows", "a");
    private static final Beside B = new Beside("-rows", "b");
    private static final Beside ODD = new Beside("-ödd/%\u0000", "");

    @Test
    void nothingBecomesNothingWithoutAChange() {
        assertThat(Spread.NONE.changesTo(Spread.NONE)).isEmpty();
        Spread some = Part.NOTHING.with(A, json(1)).adding(B, "n", 1).spread();
        assertThat(some.changesTo(some)).isEmpty();
    }

    @Test
    void entriesArePutReplacedAndRemoved() {
        Spread before = Part.NOTHING.with(A, json(1)).with(B, json(1)).spread();
        Spread after = Part.NOTHING.with(B, json(2)).spread();
        assertThat(before.changesTo(after)).containsExactly(new Change.Remove(A), new Change.Put(B, json(2)));
        assertThat(Spread.NONE.changesTo(after)).containsExactly(new Change.Put(B, json(2)));
        assertThat(after.changesTo(Spread.NONE)).containsExactly(new Change.Remove(B));
    }

    @Test
    void sumsChangeByTheirDifference() {
        Spread before = Part.NOTHING
                .adding(A, "n", 5)
                .adding(A, "m", 1)
                .adding(B, "n", 2)
                .spread();
        Spread after = Part.NOTHING.adding(A, "n", -2).adding(A, "m", 1).spread();
        assertThat(before.changesTo(after))
                .containsExactly(new Change.Add(A, Map.of("n", -7L)), new Change.Add(B, Map.of("n", -2L)));
        assertThat(after.changesTo(before))
                .containsExactly(new Change.Add(A, Map.of("n", 7L)), new Change.Add(B, Map.of("n", 2L)));
    }

    @Test
    void aSumOfZeroChangesNothing() {
        assertThat(Spread.NONE.changesTo(Part.NOTHING.adding(A, "n", 0).spread()))
                .isEmpty();
    }

    @Test
    void theSameSpreadIsTheSameTextWhateverItsOrder() {
        Spread one = Part.NOTHING
                .with(A, json(1))
                .with(B, json(2))
                .adding(A, "x", 1)
                .adding(A, "y", 2)
                .spread();
        Spread other = Part.NOTHING
                .adding(A, "y", 2)
                .adding(A, "x", 1)
                .with(B, json(2))
                .with(A, json(1))
                .spread();
        assertThat(Json.text(one.json())).isEqualTo(Json.text(other.json()));
    }

    @Test
    void itIsReadAsItWasWritten() {
        Spread spread = Part.NOTHING
                .with(ODD, json(1))
                .with(A, Json.object())
                .adding(ODD, "n", Long.MIN_VALUE)
                .adding(ODD, "ä", Long.MAX_VALUE)
                .adding(B, "", 0)
                .spread();
        assertThat(Spread.of(Json.stored(Json.text(spread.json())))).isEqualTo(spread);
        assertThat(Spread.of(Spread.NONE.json())).isEqualTo(Spread.NONE);
    }

    @Test
    void aPartKeepsWhatItHadWhenSomethingIsAdded() {
        Part part = Part.of(json(1))
                .with(A, json(2))
                .adding(B, "n", 1)
                .raising(B, "at", 7)
                .raising(B, "other", 8)
                .raising(A, "at", 9);
        assertThat(part.own()).contains(json(1));
        assertThat(part.spread().entries()).isEqualTo(Map.of(A, json(2)));
        assertThat(part.spread().sums()).isEqualTo(Map.of(B, Map.of("n", 1L)));
        assertThat(part.greatest()).isEqualTo(Map.of(B, Map.of("at", 7L, "other", 8L), A, Map.of("at", 9L)));
    }

    private static ObjectNode json(int n) {
        return Json.object().put("n", n);
    }
}
