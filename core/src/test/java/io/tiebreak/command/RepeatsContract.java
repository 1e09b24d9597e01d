package io.tiebreak.command;

import static io.tiebreak.store.Mishaps.Of.READ;
import static io.tiebreak.store.Mishaps.Of.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tiebreak.items.ItemCommand;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Mishaps;
import io.tiebreak.store.Mishaps.Mishap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens when one request is sent twice under its key. */
abstract class RepeatsContract extends WritePathFixture {

    RepeatsContract(Function<Mishaps, Ledgers> ledgers) {
        super(ledgers);
    }

    private final String key = "key-of-" + stream.id();

    static List<Expectation> expectations() {
        return List.of(FIRST, exactly(1), LATEST, EXISTING, new Expectation.UntouchedSince(1));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void theSameRequestGetsTheSameReceiptAndHasOneEffect(Expectation expectation) {
        prepareFor(expectation);
        VersionedCommand receipt = accepted(repeatable(expectation, replace("mine"), key));
        assertReplayed(receipt, repeatable(expectation, replace("mine"), key));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void alsoAfterLaterVersionsADeletionAndANewLife(Expectation expectation) {
        prepareFor(expectation);
        VersionedCommand receipt = accepted(repeatable(expectation, replace("mine"), key));
        rival("later");
        assertReplayed(receipt, repeatable(expectation, replace("mine"), key));
        rivalDeletes();
        assertReplayed(receipt, repeatable(expectation, replace("mine"), key));
        rival("new life");
        assertReplayed(receipt, repeatable(expectation, replace("mine"), key));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void anotherRequestUnderTheKeyIsRefusedAndHasNoEffect(Expectation expectation) {
        prepareFor(expectation);
        VersionedCommand receipt = accepted(repeatable(expectation, replace("mine"), key));
        assertThat(send(expectation, replace("other"), new Request(key, "other fingerprint", "dev", true)))
                .isEqualTo(new Outcome.KeyReused());
        assertThat(stored()).endsWith(receipt);
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void sentManyTimesAtOnceItHasOneEffectAndOneReceipt(Expectation expectation) throws Exception {
        prepareFor(expectation);
        List<Callable<Outcome>> senders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            senders.add(() -> repeatable(expectation, replace("mine"), key));
        }
        Set<VersionedCommand> receipts = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(senders)) {
                receipts.add(committed(outcome.get()));
            }
        }
        assertThat(receipts).hasSize(1);
        assertThat(stored())
                .filteredOn(command -> command.commandId().equals(key))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void aLostAnswerIsNoRepeat(Expectation expectation) {
        prepareFor(expectation);
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        mishaps.plan(WRITE, new Mishap.After(() -> rival("meanwhile")));
        accepted(repeatable(expectation, replace("mine"), key));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void aRepeatFindsOutWhatAnUnknownOutcomeWas(Expectation expectation) {
        prepareFor(expectation);
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        handler = new CommandHandler<>(ledger, items(), impatient(), clock.surroundings());
        assertThat(catchThrowable(() -> repeatable(expectation, replace("mine"), key)))
                .isInstanceOf(OutcomeUnknown.class);
        rival("meanwhile");
        VersionedCommand receipt = committed(repeatable(expectation, replace("mine"), key));
        assertThat(stored())
                .filteredOn(command -> command.commandId().equals(key))
                .containsExactly(receipt);
    }

    @Test
    void whoGivesUpFindsWhatAnotherSendingDidMeanwhile() {
        rival("one");
        mishaps.plan(READ, new Mishap.After(() -> {}));
        mishaps.plan(WRITE, new Mishap.After(() -> rival("faster")));
        mishaps.plan(READ, new Mishap.After(this::anotherSending));
        handler = new CommandHandler<>(ledger, items(), triedOnce(), clock.surroundings());
        VersionedCommand receipt = committed(repeatable(LATEST, replace("mine"), key));
        assertThat(stored()).endsWith(receipt).hasSize(3);
    }

    private void anotherSending() {
        committed(new CommandHandler<>(reliableLedger(), items(), Backoff.DEFAULT, clock.surroundings())
                .handle(stream, LATEST, replace("mine"), new Request(key, "fingerprint", "dev", true), meter));
    }

    @Test
    void aWriteThatHappenedIsNotToldAsAFailureBecauseItsReceiptCannotBeRead() {
        rival("one");
        mishaps.plan(READ, new Mishap.After(() -> {}));
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        mishaps.plan(WRITE, new Mishap.After(() -> clock.advance(Backoff.DEFAULT.budget())));
        mishaps.plan(READ, new Mishap.Throttled());
        assertThat(catchThrowable(() -> repeatable(LATEST, replace("mine"), key)))
                .isInstanceOf(OutcomeUnknown.class);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void aDeletionIsRepeatedThoughNothingIsThereAnyMore() {
        rival("one");
        VersionedCommand receipt = accepted(repeatable(LATEST, new ItemCommand.DeleteItem(), key));
        assertReplayed(receipt, repeatable(LATEST, new ItemCommand.DeleteItem(), key));
    }

    @Test
    void aRecreationIsRepeatedThoughDeletedAgain() {
        rival("first life");
        rivalDeletes();
        VersionedCommand receipt = accepted(repeatable(FIRST, replace("mine"), key));
        rivalDeletes();
        assertReplayed(receipt, repeatable(FIRST, replace("mine"), key));
        rival("third life");
        assertReplayed(receipt, repeatable(FIRST, replace("mine"), key));
    }

    @Test
    void whatWasRefusedOrChangedNothingLeavesNothingAndIsJudgedAgain() {
        assertThat(repeatable(EXISTING, replace("mine"), key)).isInstanceOf(Outcome.Conflict.class);
        rival("mine");
        assertThat(repeatable(EXISTING, replace("mine"), key)).isInstanceOf(Outcome.Unchanged.class);
        rival("theirs");
        accepted(repeatable(EXISTING, replace("mine"), key));
    }

    @Test
    void aKeyRecordCountsForADay() {
        rival("one");
        VersionedCommand receipt = accepted(repeatable(LATEST, replace("mine"), key));
        rival("later");
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertReplayed(receipt, repeatable(LATEST, replace("mine"), key));
        clock.advance(Duration.ofSeconds(1));
        assertThat(accepted(repeatable(LATEST, replace("mine"), key)).version()).isEqualTo(4);
    }

    @Test
    void anExpiredKeyDoesNotPassAnOldReceiptOffAsNew() {
        VersionedCommand old = accepted(repeatable(LATEST, replace("mine"), key));
        clock.advance(Duration.ofHours(25));
        assertThat(repeatable(LATEST, replace("mine"), key)).isEqualTo(new Outcome.Unchanged(old));
    }

    @Test
    void firstAndExactlyLeaveNoRecord() {
        accepted(repeatable(FIRST, replace("one"), key + "-1"));
        accepted(repeatable(exactly(1), replace("two"), key + "-2"));
        assertThat(reliableLedger().keyRecord(key + "-1", new Meter())).isEmpty();
        assertThat(reliableLedger().keyRecord(key + "-2", new Meter())).isEmpty();
    }

    @Test
    void aFailedLookForTheRecordIsWaitedOut() {
        rival("one");
        accepted(repeatable(LATEST, new ItemCommand.DeleteItem(), key));
        mishaps.plan(READ, new Mishap.Throttled());
        mishaps.plan(READ, new Mishap.Throttled());
        mishaps.plan(READ, new Mishap.RequestLost());
        assertThat(committed(repeatable(LATEST, new ItemCommand.DeleteItem(), key))
                        .version())
                .isEqualTo(2);
    }

    private Outcome repeatable(Expectation expectation, ItemCommand command, String id) {
        return send(expectation, command, new Request(id, "fingerprint", "dev", true));
    }

    private static VersionedCommand accepted(Outcome outcome) {
        VersionedCommand receipt = committed(outcome);
        assertThat(outcome).isEqualTo(new Outcome.Committed(receipt, false));
        return receipt;
    }

    private void assertReplayed(VersionedCommand receipt, Outcome outcome) {
        int versions = stored().size();
        assertThat(outcome).isEqualTo(new Outcome.Committed(receipt, true));
        assertThat(stored()).hasSize(versions);
    }
}
