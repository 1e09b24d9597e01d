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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Histories with which nothing is wrong. */
class CheckerAcceptsTest {
    private final HandWritten history = new HandWritten();
    private final Question.Ask one = ask("one", LATEST, replace("one"));
    private final Question.Ask two = ask("two", LATEST, replace("two"));
    private final Question.Ask gone = ask("gone", LATEST, new ItemCommand.DeleteItem());

    @AfterEach
    void nothingIsWrong() {
        assertThat(history.brokenPromises()).isEmpty();
    }

    @Test
    void nothingAtAll() {}

    @Test
    void writesThatOverlapInEitherOrder() {
        VersionedCommand first = history.stored(two);
        VersionedCommand second = history.stored(one);
        history.committed(one, 1, 10, second).committed(two, 2, 9, first).saw(3, 8, first);
    }

    @Test
    void whatIsUnknownAndHappened() {
        VersionedCommand first = history.stored(one);
        history.maybe(one, 1, 2).saw(3, 4, first);
    }

    @Test
    void whatIsUnknownAndHappenedLongAfterItsCallerLeft() {
        VersionedCommand first = history.stored(one);
        history.maybe(one, 1, 2).sawNothing(3, 4).saw(5, 6, first);
    }

    @Test
    void whatIsUnknownAndNeverHappened() {
        history.maybe(one, 1, 2).sawNothing(3, 4);
    }

    @Test
    void aRepeatThatIsToldOfAnOldVersion() {
        VersionedCommand first = history.stored(one);
        VersionedCommand second = history.stored(two);
        history.committed(one, 1, 2, first).committed(two, 3, 4, second).replayed(one, 5, 6, first);
    }

    @Test
    void aFailureBeforeARepeatThatSucceeds() {
        history.failed(one, 1, 2).committed(one, 3, 4, history.stored(one));
    }

    @Test
    void aRejectionThatWasTrueWhileItsCallerWaited() {
        VersionedCommand first = history.stored(one);
        VersionedCommand end = history.stored(gone);
        VersionedCommand again = history.stored(two);
        var tooLate = ask("too late", LATEST, new ItemCommand.DeleteItem());
        history.committed(one, 1, 2, first)
                .notFound(tooLate, 3, 10)
                .committed(gone, 4, 5, end)
                .committed(two, 6, 7, again);
    }

    @Test
    void aConflictThatNamesItsRivalAndWhatChanged() {
        VersionedCommand first = history.stored(one);
        VersionedCommand second = history.stored(two);
        var late = ask("late", new Expectation.Exactly(1), replace("late"));
        history.committed(one, 1, 2, first)
                .committed(two, 3, 4, second)
                .conflict(late, 5, 6, second, Optional.of(second), "/name");
    }

    @Test
    void aTransactionThatFoundOneStreamAsItShouldBe() {
        VersionedCommand first = history.stored(one);
        var both = ask(
                "both",
                "print",
                List.of(
                        new Change<>(Timeline.ITEMS, STREAM, LATEST, replace("one")),
                        new Change<>(Timeline.ITEMS, OTHER, LATEST, replace("new"))));
        history.committed(one, 1, 2, first).committed(both, 3, 4, first, history.stored(both, 1));
    }

    @Test
    void anotherRequestUnderAKeyThatIsTaken() {
        VersionedCommand first = history.stored(one);
        var other = ask("one", "other print", one.changes());
        history.committed(one, 1, 2, first).told(other, 3, 4, new TransactionOutcome.KeyReused());
    }

    @Test
    void aCommandThatChangesNothing() {
        VersionedCommand first = history.stored(one);
        history.committed(one, 1, 2, first).unchanged(ask("same", LATEST, replace("one")), 3, 4, first);
    }
}
