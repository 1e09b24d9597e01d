package io.tiebreak.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store promises of steps that are taken together, and of the rows beside. */
abstract class TogetherContract extends ViewStoreFixture {

    TogetherContract(ViewStore store) {
        super(store);
    }

    @Test
    void stepsOfSeveralStreamsAddUpInTheRowTheyShare() {
        assertThat(together(
                        new Step(Standing.NOTHING, move(stream, 1, counting(1))),
                        new Step(Standing.NOTHING, move(neighbour, 3, counting(41)))))
                .isEqualTo(new Together.Applied());
        assertThat(tallies()).containsExactly(sum(42));
        assertThat(found(stream)).contains(standing(1, counting(1)));
        assertThat(found(neighbour)).contains(standing(3, counting(41)));
    }

    @Test
    void aSumFollowsWhatAStreamAdds() {
        goes(neighbour, 1, counting(100));
        goes(stream, 1, counting(5));
        goes(stream, 2, counting(-7));
        assertThat(tallies()).containsExactly(sum(93));
        goes(stream, 3, Part.NOTHING);
        assertThat(tallies()).containsExactly(sum(100));
        goes(neighbour, 2, Part.NOTHING);
        assertThat(tallies()).containsExactly(sum(0));
    }

    @Test
    void whatOneTakesAndAnotherGivesCancelsOut() {
        goes(stream, 1, counting(1));
        assertThat(together(
                        new Step(standing(1, counting(1)), move(stream, 2, Part.NOTHING)),
                        new Step(Standing.NOTHING, move(neighbour, 1, counting(1)))))
                .isEqualTo(new Together.Applied());
        assertThat(tallies()).containsExactly(sum(1));
    }

    @Test
    void aRowHasSeveralSumsAndAShelfSeveralRows() {
        Beside other = new Beside(TOTAL.section(), "other");
        goes(
                stream,
                1,
                part("one")
                        .adding(TOTAL, "notes", 1)
                        .adding(TOTAL, "characters", Long.MAX_VALUE)
                        .adding(other, "notes", 2));
        assertThat(tallies())
                .containsExactlyInAnyOrder(
                        new Tally("all", Map.of("notes", 1L, "characters", Long.MAX_VALUE), Map.of()),
                        new Tally("other", Map.of("notes", 2L), Map.of()));
    }

    @Test
    void entriesArePutReplacedAndRemoved() {
        Beside second = new Beside(ENTRY.section(), "second");
        goes(stream, 1, part("one").with(ENTRY, json("{\"n\":1}")));
        assertThat(rows(ENTRY.section())).isEqualTo(Map.of("entry", json("{\"n\":1}")));
        goes(stream, 2, part("two").with(ENTRY, json("{\"n\":2}")).with(second, json("{}")));
        assertThat(rows(ENTRY.section())).isEqualTo(Map.of("entry", json("{\"n\":2}"), "second", json("{}")));
        goes(stream, 3, part("three").with(second, json("{}")));
        assertThat(rows(ENTRY.section())).isEqualTo(Map.of("second", json("{}")));
        goes(stream, 4, Part.NOTHING);
        assertThat(rows(ENTRY.section())).isEmpty();
    }

    @Test
    void noneHappensIfOneIsNotWhereItsStepBegins() {
        advance(neighbour, 2, part("two"));
        var refused = together(
                new Step(Standing.NOTHING, move(stream, 1, counting(1))),
                new Step(standing(1, part("one")), move(neighbour, 3, counting(1))));
        assertThat(refused).isEqualTo(new Together.Refused(Map.of(neighbour, standing(2, part("two")))));
        assertThat(found(stream)).isEmpty();
        assertThat(found(neighbour)).contains(standing(2, part("two")));
        assertThat(tallies()).isEmpty();
    }

    @Test
    void whereAStepBeginsAtARowThatIsMissingNothingStandsThere() {
        var refused = together(new Step(standing(1, part("one")), move(stream, 2, counting(1))));
        assertThat(refused).isEqualTo(new Together.Refused(Map.of(stream, Standing.NOTHING)));
    }

    @Test
    void whereAStepBeginsAtNothingARowThatIsThereIsTold() {
        goes(stream, 1, counting(1));
        var refused = together(new Step(Standing.NOTHING, move(stream, 2, counting(1))));
        assertThat(refused).isEqualTo(new Together.Refused(Map.of(stream, standing(1, counting(1)))));
        assertThat(tallies()).containsExactly(sum(1));
    }

    @Test
    void aStepDoesNotPassAMark() {
        goes(stream, 1, counting(1));
        park(parked(stream, 2));
        Standing waiting = waiting(standing(1, counting(1)), parked(stream, 2));
        assertThat(together(new Step(standing(1, counting(1)), move(stream, 3, counting(9)))))
                .isEqualTo(new Together.Refused(Map.of(stream, waiting)));
        assertThat(together(
                        new Step(waiting(standing(1, counting(1)), parked(stream, 3)), move(stream, 3, counting(9)))))
                .isEqualTo(new Together.Refused(Map.of(stream, waiting)));
        assertThat(tallies()).containsExactly(sum(1));
    }

    @Test
    void aStepFromTheMarkEndsTheWaiting() {
        goes(stream, 1, counting(1));
        park(parked(stream, 2));
        park(parked(neighbour, 2));
        goes(stream, 4, counting(3));
        assertThat(found(stream)).contains(standing(4, counting(3)));
        assertThat(rows(Parked.SECTION).values().stream().map(Parked::of)).containsExactly(parked(neighbour, 2));
        assertThat(tallies()).containsExactly(sum(3));
        assertThat(advance(stream, 5, counting(3))).isEqualTo(new Advance.Applied());
    }

    @Test
    void whoWasParkedBeforeAnythingWasAppliedGoesOnFromNothing() {
        park(parked(stream, 1));
        goes(stream, 2, counting(1));
        assertThat(found(stream)).contains(standing(2, counting(1)));
        assertThat(rows(Parked.SECTION)).isEmpty();
    }

    @Test
    void asManyRowsAsAreAllowedGoTogether() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < ViewStore.MOST_ROWS_TOGETHER / 2; i++) {
            Beside own = new Beside("-entries", "of " + i);
            steps.add(new Step(
                    Standing.NOTHING, move(stream("many-" + i), 1, part("x").with(own, json("{}")))));
        }
        assertThat(store.together(generation, steps, meter)).isEqualTo(new Together.Applied());
        assertThat(found(stream("many-49"))).isPresent();
    }

    @Test
    void aFigureOnlyRises() {
        Place place = TOTAL.of(stream);
        for (long figure : new long[] {5, 3, 5, 9, -1}) {
            store.raise(generation, place, "highest", figure, meter);
        }
        store.raise(generation, place, "other", -4, meter);
        goes(stream, 1, counting(2));
        assertThat(tallies())
                .containsExactly(new Tally("all", Map.of("notes", 2L), Map.of("highest", 9L, "other", -4L)));
    }
}
