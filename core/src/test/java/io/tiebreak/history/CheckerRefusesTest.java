package io.tiebreak.history;

import static io.tiebreak.history.HandWritten.LATEST;
import static io.tiebreak.history.HandWritten.OTHER;
import static io.tiebreak.history.HandWritten.STREAM;
import static io.tiebreak.history.HandWritten.ask;
import static io.tiebreak.history.HandWritten.replace;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.command.Change;
import io.tiebreak.command.TransactionOutcome;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.VersionedCommand;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Histories with which one thing is wrong. */
class CheckerRefusesTest {
    private final HandWritten history = new HandWritten();
    private final Question.Ask one = ask("one", LATEST, replace("one"));
    private final Question.Ask two = ask("two", LATEST, replace("two"));
    private final Question.Ask three = ask("three", LATEST, replace("three"));
    private final Question.Ask late = ask("late", new Expectation.Exactly(1), replace("late"));
    private final VersionedCommand first = history.stored(one);

    @Test
    void aReadThatMissesAnAnsweredWrite() {
        history.committed(one, 1, 2, first).sawNothing(3, 4);
        breaks(Promise.LINEARIZABLE);
    }

    @Test
    void aReadThatSeesAWriteBeforeItBegan() {
        history.saw(1, 2, first).committed(one, 3, 4, first);
        breaks(Promise.LINEARIZABLE);
    }

    @Test
    void readsThatGoBackThoughTheWriteIsStillOnItsWay() {
        history.maybe(one, 1, 2).saw(3, 4, first).sawNothing(5, 6);
        breaks(Promise.LINEARIZABLE);
    }

    @Test
    void writesInAnOrderTheirCallersCouldNotHaveHad() {
        VersionedCommand second = history.stored(two);
        history.committed(two, 1, 2, second).committed(one, 3, 4, first);
        breaks(Promise.LINEARIZABLE);
    }

    @Test
    void aReplayBeforeTheWriteBegan() {
        history.replayed(one, 1, 2, first).committed(one, 3, 4, first);
        breaks(Promise.LINEARIZABLE);
    }

    @Test
    void aRejectionThatWasTrueOnlyBeforeItsCallerCame() {
        history.committed(one, 1, 2, first).notFound(ask("end", LATEST, new ItemCommand.DeleteItem()), 3, 4);
        breaks(Promise.LINEARIZABLE);
    }

    @Test
    void aRejectionThatWasNeverTrue() {
        history.committed(one, 1, 2, first).notFound(ask("new", LATEST, replace("new")), 3, 4);
        breaks(Promise.TRUE_ONCE);
    }

    @Test
    void aGap() {
        history.stored(two);
        var gaps = new HandWritten();
        gaps.put(history.stored(three));
        assertThat(gaps.brokenPromises()).containsExactly(Promise.GAP_FREE);
    }

    @Test
    void aCommandThatWasLost() {
        var lost = new HandWritten();
        lost.committed(one, 1, 2, first);
        assertThat(lost.brokenPromises()).contains(Promise.NONE_LOST);
    }

    @Test
    void aCommandThatWasRewritten() {
        VersionedCommand other = new HandWritten().stored(two);
        history.maybe(one, 1, 2).maybe(two, 1, 2).saw(3, 4, other);
        breaks(Promise.NEVER_REWRITTEN);
    }

    @Test
    void aRequestWithTwoEffects() {
        Question.Ask again = ask("one", LATEST, replace("other"));
        history.stored(again);
        history.maybe(one, 1, 2).maybe(again, 3, 4);
        assertThat(history.brokenPromises()).contains(Promise.EXACTLY_ONCE);
    }

    @Test
    void twoWhoWereBothToldTheyWereTheFirst() {
        history.committed(one, 1, 2, first).committed(one, 1, 3, first);
        breaks(Promise.EXACTLY_ONCE);
    }

    @Test
    void aFailureThatHappenedAllTheSame() {
        history.failed(one, 1, 2);
        breaks(Promise.REFUSED_LEAVES_NOTHING);
    }

    @Test
    void aCommandNobodyAskedFor() {
        breaks(Promise.DECIDED_ON_ITS_PREDECESSOR);
    }

    @Test
    void aCommandThatExpectedSomethingElse() {
        history.stored(two);
        VersionedCommand third = history.stored(late);
        history.maybe(one, 1, 2).maybe(two, 1, 2).committed(late, 3, 4, third);
        breaks(Promise.DECIDED_ON_ITS_PREDECESSOR);
    }

    @Test
    void aConflictWithOneself() {
        VersionedCommand second = history.stored(late);
        history.committed(one, 1, 2, first)
                .maybe(late, 3, 4)
                .conflict(late, 5, 6, second, Optional.of(second), "/name");
        breaks(Promise.NO_CONFLICT_WITH_ONESELF);
    }

    @Test
    void theWrongRival() {
        history.stored(two);
        VersionedCommand newest = history.stored(three);
        history.committed(one, 1, 2, first).maybe(two, 3, 4).maybe(three, 3, 4);
        history.conflict(late, 5, 9, newest, Optional.of(newest), "/name");
        breaks(Promise.RIGHT_RIVAL);
    }

    @Test
    void theWrongFields() {
        VersionedCommand second = history.stored(two);
        history.committed(one, 1, 2, first).maybe(two, 3, 4);
        history.conflict(late, 5, 6, second, Optional.of(second), "/attributes");
        breaks(Promise.RIGHT_FIELDS);
    }

    @Test
    void aConflictWithoutCause() {
        history.committed(one, 1, 2, first).conflict(late, 3, 4, first, Optional.empty());
        breaks(Promise.TRUE_ONCE);
    }

    @Test
    void somethingSaidToBeUnchangedThatWouldHaveBeenChanged() {
        history.committed(one, 1, 2, first).unchanged(two, 3, 4, first);
        breaks(Promise.TRUE_ONCE);
    }

    @Test
    void aKeySaidToBeTakenThatIsNot() {
        history.committed(one, 1, 2, first).told(two, 3, 4, new TransactionOutcome.KeyReused());
        breaks(Promise.TRUE_ONCE);
    }

    @Test
    void halfATransaction() {
        var both = ask(
                "both",
                "print",
                List.of(
                        new Change<>(Timeline.ITEMS, STREAM, LATEST, replace("two")),
                        new Change<>(Timeline.ITEMS, OTHER, LATEST, replace("new"))));
        history.stored(both, 0);
        history.committed(one, 1, 2, first).maybe(both, 3, 4);
        breaks(Promise.ALL_OR_NOTHING);
    }

    @Test
    void receiptsThatDiffer() {
        VersionedCommand other = new HandWritten().stored(ask("one", LATEST, replace("else")));
        history.committed(one, 1, 2, first).replayed(one, 3, 4, other);
        assertThat(history.brokenPromises()).contains(Promise.SAME_RECEIPT, Promise.NEVER_REWRITTEN);
    }

    private void breaks(Promise promise) {
        assertThat(history.brokenPromises()).containsExactly(promise);
    }
}
