package io.tiebreak.command;

import static io.tiebreak.store.Mishaps.Of.READ;
import static io.tiebreak.store.Mishaps.Of.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.items.Item;
import io.tiebreak.items.ItemState;
import io.tiebreak.items.Items;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Mishaps;
import io.tiebreak.store.Mishaps.Mishap;
import io.tiebreak.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the write path promises, whatever ledger it stands on. */
abstract class CommandHandlerContract extends WritePathFixture {

    CommandHandlerContract(Function<Mishaps, Ledgers> ledgers) {
        super(ledgers);
    }

    // --- First ---

    @Test
    void firstMakesVersionOneInOneRequest() {
        VersionedCommand receipt = committed(send(FIRST, replace("a"), "me"));
        assertThat(receipt.version()).isEqualTo(1);
        assertThat(receipt.created()).isTrue();
        assertThat(meter.spent().requests()).isEqualTo(1);
        assertThat(stored()).containsExactly(receipt);
    }

    @Test
    void firstOnWhatExistsIsAConflictWithItsMaker() {
        VersionedCommand theirs = rival("theirs");
        Outcome.Conflict conflict = conflict(send(FIRST, replace("mine"), "me"));
        assertThat(conflict.rival()).contains(theirs);
        assertThat(conflict.head()).contains(theirs);
        assertThat(conflict.currentVersion()).isEqualTo(1);
        assertThat(conflict.changedFields()).containsExactly("/name", "/attributes");
        assertThat(stored()).containsExactly(theirs);
    }

    @Test
    void firstGoesOnCountingAfterATombstoneAndBeginsANewLife() {
        rival("theirs");
        rivalDeletes();
        VersionedCommand receipt = committed(send(FIRST, replace("mine"), "me"));
        assertThat(receipt.version()).isEqualTo(3);
        assertThat(receipt.created()).isTrue();
        assertThat(receipt.origin().actor()).isEqualTo("dev");
        assertThat(meter.rivals()).isZero();
    }

    @Test
    void firstOnASecondLifeIsAConflictWithWhoBeganIt() {
        rival("first life");
        rivalDeletes();
        VersionedCommand reborn = rival("second life");
        VersionedCommand head = rival("changed since");
        Outcome.Conflict conflict = conflict(send(FIRST, replace("mine"), "me"));
        assertThat(conflict.rival()).contains(reborn);
        assertThat(conflict.head()).contains(head);
    }

    @Test
    void firstBeatenAfterATombstoneIsAConflict() {
        rival("first life");
        rivalDeletes();
        mishaps.plan(WRITE, new Mishap.After(() -> {}));
        mishaps.plan(WRITE, new Mishap.After(() -> rival("faster")));
        Outcome.Conflict conflict = conflict(send(FIRST, replace("mine"), "me"));
        assertThat(conflict.rival()).map(VersionedCommand::version).contains(3L);
    }

    // --- Exactly ---

    @Test
    void exactlyWritesTheNextVersion() {
        rival("one");
        VersionedCommand receipt = committed(send(exactly(1), replace("two"), "me"));
        assertThat(receipt.version()).isEqualTo(2);
        assertThat(receipt.created()).isFalse();
        assertThat(receipt.origin().version()).isEqualTo(1);
        assertThat(meter.spent().requests()).isEqualTo(2);
    }

    @Test
    void anOldVersionIsAConflictThatNamesRivalCurrentStateAndChangedFields() {
        rival("one", "{\"a\":1,\"b\":1}");
        VersionedCommand rival = rival("one", "{\"a\":2,\"b\":1}");
        VersionedCommand head = rival("three", "{\"a\":2,\"b\":1}");
        Outcome.Conflict conflict = conflict(send(exactly(1), replace("mine"), "me"));
        assertThat(conflict.expected()).isEqualTo(exactly(1));
        assertThat(conflict.rival()).contains(rival);
        assertThat(conflict.head()).contains(head);
        assertThat(conflict.changedFields()).containsExactly("/name", "/attributes/a");
        assertThat(meter.attempts()).isZero();
    }

    @Test
    void beatenBetweenReadAndWriteIsTheSameConflict() {
        rival("one");
        mishaps.plan(WRITE, new Mishap.After(() -> {
            rival("two");
            rival("three");
        }));
        Outcome.Conflict conflict = conflict(send(exactly(1), replace("mine"), "me"));
        assertThat(conflict.rival()).map(VersionedCommand::version).contains(2L);
        assertThat(conflict.currentVersion()).isEqualTo(3);
        assertThat(conflict.changedFields()).containsExactly("/name");
        assertThat(meter.spent().requests()).isEqualTo(3);
    }

    @Test
    void aVersionThatIsNotThereYetIsAConflictWithoutRival() {
        rival("one");
        Outcome.Conflict conflict = conflict(send(exactly(5), replace("mine"), "me"));
        assertThat(conflict.currentVersion()).isEqualTo(1);
        assertThat(conflict.rival()).isEmpty();
        assertThat(conflict.changedFields()).isEmpty();
    }

    @Test
    void aVersionOfWhatNeverExistedIsAConflictWithNothing() {
        Outcome.Conflict conflict = conflict(send(exactly(1), replace("mine"), "me"));
        assertThat(conflict.currentVersion()).isZero();
        assertThat(conflict.head()).isEmpty();
    }

    @Test
    void aDeletedStreamCountsAsAbsent() {
        rival("one");
        VersionedCommand deletion = rivalDeletes();
        Outcome.Conflict conflict = conflict(send(exactly(1), replace("mine"), "me"));
        assertThat(conflict.currentVersion()).isZero();
        assertThat(conflict.rival()).contains(deletion);
        assertThat(conflict(send(exactly(2), replace("mine"), "me")).currentVersion())
                .isZero();
    }

    @Test
    void anOldReadIsLookedAtAgainBeforeAnythingIsRefused() {
        rival("one");
        rival("two");
        ledger.lagBy(1);
        assertThat(committed(send(exactly(2), replace("three"), "me")).version())
                .isEqualTo(3);
        assertThat(meter.spent().requests()).isEqualTo(3);
    }

    @Test
    void anOldVersionStaysAConflictHoweverEqualItsContent() {
        rival("one");
        rival("two");
        assertThat(send(exactly(1), replace("two"), "me")).isInstanceOf(Outcome.Conflict.class);
    }

    // --- Latest and Existing ---

    @Test
    void latestCreatesAndThenChanges() {
        assertThat(committed(send(LATEST, replace("one"), "me-1")).created()).isTrue();
        assertThat(committed(send(LATEST, replace("two"), "me-2")).version()).isEqualTo(2);
        assertThat(meter.spent().requests()).isEqualTo(4);
    }

    @Test
    void latestBeatenOnceDecidesOnTheRivalsStateWithoutReading() {
        rival("one", "{\"a\":1}");
        mishaps.plan(WRITE, new Mishap.After(() -> rival("theirs", "{\"a\":1,\"theirs\":1}")));
        VersionedCommand receipt = committed(send(LATEST, patch("{\"mine\":1}"), "me"));
        assertThat(receipt.version()).isEqualTo(3);
        assertThat(Item.after(receipt).orElseThrow().state())
                .isEqualTo(new ItemState("theirs", attributes("{\"a\":1,\"theirs\":1,\"mine\":1}")));
        assertThat(receipt.attempts()).isEqualTo(2);
        assertThat(meter.attempts()).isEqualTo(2);
        assertThat(meter.rivals()).isEqualTo(1);
        assertThat(meter.spent().requests()).isEqualTo(3);
        assertThat(clock.waits()).isEmpty();
    }

    @Test
    void latestBeatenAgainWaitsAndLooksStrongly() {
        rival("one");
        mishaps.plan(WRITE, new Mishap.After(() -> rival("two")));
        mishaps.plan(WRITE, new Mishap.After(() -> rival("three")));
        assertThat(committed(send(LATEST, patch("{\"mine\":1}"), "me")).version())
                .isEqualTo(4);
        assertThat(clock.waits()).hasSize(1);
        assertThat(meter.spent().requests()).isEqualTo(5);
    }

    @Test
    void latestBeatenAsOftenAsItMayBeSaysSoAndWritesNothing() {
        Backoff once = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(1), 1);
        handler = new CommandHandler<>(ledger, new Items(), once, clock.surroundings());
        rival("one");
        mishaps.plan(WRITE, new Mishap.After(() -> rival("two")));
        Outcome.Conflict conflict = conflict(send(LATEST, replace("mine"), "me"));
        assertThat(conflict.gaveUp()).isTrue();
        assertThat(conflict.expected()).isEqualTo(LATEST);
        assertThat(conflict.rival()).map(VersionedCommand::version).contains(2L);
        assertThat(conflict.changedFields()).containsExactly("/name");
        assertThat(stored()).hasSize(2);
    }

    @Test
    void latestBeatenForLongWaitsLessAndLess() {
        rival("one");
        IntStream.range(0, 60).forEach(n -> mishaps.plan(WRITE, new Mishap.After(() -> rival("faster " + n))));
        assertThat(committed(send(LATEST, replace("mine"), "me")).attempts()).isEqualTo(61);
        Duration waited = Duration.ZERO;
        for (Duration wait : clock.waits()) {
            long share = Duration.ofSeconds(10).minus(waited).toMillis() / 10;
            assertThat(wait.toMillis()).isLessThanOrEqualTo(Math.max(10, share));
            waited = waited.plus(wait);
        }
        assertThat(waited).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void latestWithoutTimeLeftGivesUpToo() {
        Backoff brief = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO, 100);
        handler = new CommandHandler<>(ledger, new Items(), brief, clock.surroundings());
        rival("one");
        mishaps.plan(WRITE, new Mishap.After(() -> rival("two")));
        mishaps.plan(WRITE, new Mishap.After(() -> rival("three")));
        assertThat(conflict(send(LATEST, replace("mine"), "me")).gaveUp()).isTrue();
    }

    @Test
    void sixteenAtOnceAreAllAccepted() throws Exception {
        rival("one");
        handler = new CommandHandler<>(
                ledger,
                new Items(),
                Backoff.DEFAULT,
                new Surroundings(Clock.systemUTC(), Thread::sleep, new Random(1)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome>> writers = new ArrayList<>();
            IntStream.range(0, 16)
                    .forEach(writer -> writers.add(
                            () -> send(LATEST, patch("{\"w" + writer + "\":" + writer + "}"), "writer-" + writer)));
            for (var outcome : threads.invokeAll(writers)) {
                assertThat(outcome.get()).isInstanceOf(Outcome.Committed.class);
            }
        }
        assertThat(stored()).hasSize(17);
        assertThat(Item.after(stored().getLast()).orElseThrow().state().attributes())
                .hasSize(16);
    }

    @Test
    void existingChangesWhatIsThereAndConflictsWithNothing() {
        rival("one");
        assertThat(committed(send(EXISTING, replace("two"), "me")).version()).isEqualTo(2);
        VersionedCommand deletion = rivalDeletes();
        Outcome.Conflict conflict = conflict(send(EXISTING, replace("three"), "me-too"));
        assertThat(conflict.currentVersion()).isZero();
        assertThat(conflict.rival()).contains(deletion);
    }

    @Test
    void existingOnWhatNeverWasIsAConflictWithNobody() {
        assertThat(conflict(send(EXISTING, replace("one"), "me")).rival()).isEmpty();
    }

    // --- Answers without a write ---

    @Test
    void whatChangesNothingMakesNoVersion() {
        VersionedCommand one = rival("one");
        assertThat(send(exactly(1), replace("one"), "me")).isEqualTo(new Outcome.Unchanged(one));
        assertThat(stored()).containsExactly(one);
    }

    @Test
    void unchangedIsNeverToldOfAnOldRead() {
        rival("one");
        rival("two");
        ledger.lagBy(1);
        assertThat(committed(send(LATEST, replace("one"), "me")).version()).isEqualTo(3);
    }

    @Test
    void absenceIsNeverToldOfAnOldRead() {
        rival("one");
        ledger.lagBy(1);
        assertThat(committed(send(LATEST, patch("{\"a\":1}"), "me")).version()).isEqualTo(2);
    }

    @Test
    void theDomainsNoIsAnOutcome() {
        Outcome outcome = send(LATEST, patch("{\"a\":1}"), "me");
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.rejection().code()).isEqualTo(Rejection.NOT_FOUND));
        assertThat(stored()).isEmpty();
    }

    // --- Own writes, unknown outcomes ---

    static List<Expectation> expectations() {
        return List.of(FIRST, exactly(1), LATEST, EXISTING);
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void aLostAnswerEndsWithTheReceipt(Expectation expectation) {
        prepareFor(expectation);
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        VersionedCommand receipt = committed(send(expectation, replace("mine"), "me"));
        assertThat(stored()).endsWith(receipt).filteredOn(this::isMine).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void aLostAnswerIsNoConflictEvenWhenRivalsMovedOnMeanwhile(Expectation expectation) {
        prepareFor(expectation);
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        mishaps.plan(WRITE, new Mishap.After(() -> {
            rival("later");
            rival("even later");
        }));
        VersionedCommand receipt = committed(send(expectation, replace("mine"), "me"));
        assertThat(receipt.commandId()).isEqualTo("me");
        assertThat(stored()).filteredOn(this::isMine).containsExactly(receipt);
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void aLostRequestIsSentAgain(Expectation expectation) {
        prepareFor(expectation);
        mishaps.plan(WRITE, new Mishap.RequestLost());
        mishaps.plan(WRITE, new Mishap.RequestLost());
        VersionedCommand receipt = committed(send(expectation, replace("mine"), "me"));
        assertThat(stored()).endsWith(receipt);
        assertThat(meter.attempts()).isEqualTo(3);
        assertThat(meter.rivals()).isZero();
    }

    @Test
    void aLostRequestOvertakenByARivalIsTheRivalsConflict() {
        rival("one");
        mishaps.plan(WRITE, new Mishap.RequestLost());
        mishaps.plan(WRITE, new Mishap.After(() -> rival("two")));
        assertThat(conflict(send(exactly(1), replace("mine"), "me")).rival())
                .map(VersionedCommand::version)
                .contains(2L);
    }

    @Test
    void aCommandSentAgainUnderItsIdGetsTheSameReceipt() {
        rival("one");
        VersionedCommand receipt = committed(send(exactly(1), replace("mine"), "me"));
        rival("later");
        assertThat(send(exactly(1), replace("mine"), "me")).isEqualTo(new Outcome.Committed(receipt, true));
    }

    @Test
    void whatCannotBeKnownInTimeIsAnUnknownOutcome() {
        rival("one");
        triedToTheEnd(new Mishap.RequestLost(), OutcomeUnknown.class);
        assertThat(stored()).hasSize(1);
    }

    // --- Failures that are no conflicts ---

    @Test
    void throttlingIsWaitedOut() {
        rival("one");
        mishaps.plan(READ, new Mishap.Throttled());
        mishaps.plan(WRITE, new Mishap.Throttled());
        mishaps.plan(WRITE, new Mishap.TransactionConflict());
        assertThat(committed(send(exactly(1), replace("mine"), "me")).version()).isEqualTo(2);
        assertThat(clock.waits()).hasSize(3);
    }

    @Test
    void throttlingThatLastsIsThrottlingAndNothingHappened() {
        rival("one");
        triedToTheEnd(new Mishap.Throttled(), StoreException.Throttled.class);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void aTransactionConflictThatLastsIsNoVersionConflict() {
        rival("one");
        triedToTheEnd(new Mishap.TransactionConflict(), StoreException.TransactionConflict.class);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void whatWillNeverBeAllowedIsNotTriedAgain() {
        rival("one");
        mishaps.plan(WRITE, new Mishap.AccessDenied());
        assertThatThrownBy(() -> send(exactly(1), replace("mine"), "me")).isInstanceOf(StoreException.Refused.class);
        assertThat(meter.attempts()).isEqualTo(1);
    }

    @Test
    void aReadThatFailsForGoodIsNoUnknownOutcome() {
        mishaps.plan(READ, new Mishap.RequestLost());
        mishaps.plan(READ, new Mishap.AccessDenied());
        assertThatThrownBy(() -> send(exactly(1), replace("mine"), "me")).isInstanceOf(StoreException.Refused.class);
    }

    // --- Time ---

    @Test
    void timeNeverGoesBackWithinAStream() {
        VersionedCommand one = committed(send(FIRST, replace("one"), "me-1"));
        clock.advance(Duration.ofHours(-1));
        VersionedCommand two = committed(send(exactly(1), replace("two"), "me-2"));
        assertThat(two.at()).isEqualTo(one.at());
    }
}
