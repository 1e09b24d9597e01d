package io.tiebreak.command;

import static io.tiebreak.store.Mishaps.Of.READ;
import static io.tiebreak.store.Mishaps.Of.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.items.ItemCommand;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.Transaction;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Mishaps;
import io.tiebreak.store.Mishaps.Mishap;
import io.tiebreak.store.StoreException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What several commands promise that are to happen all or not at all. {@code stream} is the first of them. */
abstract class TransactionContract extends WritePathFixture {

    TransactionContract(Function<Mishaps, Ledgers> ledgers) {
        super(ledgers);
    }

    private final StreamId other = new StreamId("item", "demo", "note", stream.id() + "-other");

    private final String key = "key-of-" + stream.id();

    @Test
    void allHappen() {
        rival("one");
        var outcome =
                committed(transact(change(stream, exactly(1), replace("two")), change(other, FIRST, replace("new"))));
        assertThat(outcome.receipts()).extracting(VersionedCommand::version).containsExactly(2L, 1L);
        assertThat(heads()).containsExactly(2L, 1L);
        assertThat(outcome.replayed()).isFalse();
    }

    @Test
    void refusedForOneNothingHappensAndTheOneIsNamed() {
        VersionedCommand head = rival("one");
        TransactionOutcome outcome =
                transact(change(other, FIRST, replace("new")), change(stream, exactly(7), replace("two")));
        assertThat(outcome)
                .isEqualTo(new TransactionOutcome.Refused(
                        1,
                        new Outcome.Conflict(
                                exactly(7), Optional.of(head), Optional.empty(), List.of(), false, false)));
        assertThat(heads()).containsExactly(1L, 0L);
    }

    @Test
    void aRejectionOfTheDomainRefusesAll() {
        TransactionOutcome outcome =
                transact(change(other, FIRST, replace("new")), change(stream, LATEST, new ItemCommand.DeleteItem()));
        assertThat(outcome).isInstanceOfSatisfying(TransactionOutcome.Refused.class, refused -> {
            assertThat(refused.index()).isEqualTo(1);
            assertThat(refused.outcome()).isInstanceOf(Outcome.Rejected.class);
        });
        assertThat(heads()).containsExactly(0L, 0L);
    }

    @Test
    void beatenBetweenReadAndWriteIsAConflictOfTheOneThatWasBeaten() {
        rival("one");
        mishaps.plan(WRITE, new Mishap.After(() -> rival("faster")));
        TransactionOutcome outcome =
                transact(change(other, FIRST, replace("new")), change(stream, exactly(1), replace("two")));
        assertThat(outcome).isInstanceOfSatisfying(TransactionOutcome.Refused.class, refused -> {
            assertThat(refused.index()).isEqualTo(1);
            assertThat(((Outcome.Conflict) refused.outcome()).rival())
                    .map(VersionedCommand::version)
                    .contains(2L);
        });
        assertThat(heads()).containsExactly(2L, 0L);
    }

    @Test
    void aFirstOnWhatExistsIsAConflict() {
        rival("one");
        TransactionOutcome outcome = transact(change(stream, FIRST, replace("mine")));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        TransactionOutcome.Refused.class,
                        refused -> assertThat(((Outcome.Conflict) refused.outcome()).rival())
                                .map(VersionedCommand::version)
                                .contains(1L));
    }

    @Test
    void aFirstGoesOnAfterATombstone() {
        rival("one");
        rivalDeletes();
        assertThat(committed(transact(change(stream, FIRST, replace("again")))).receipts())
                .extracting(VersionedCommand::version)
                .containsExactly(3L);
    }

    @Test
    void latestIsDecidedAnewAndTheOthersWithIt() {
        rival("one", "{\"a\":1}");
        mishaps.plan(WRITE, new Mishap.After(() -> rival("n", "{\"a\":1,\"theirs\":1}")));
        var outcome = committed(
                transact(change(stream, LATEST, patch("{\"mine\":1}")), change(other, FIRST, replace("new"))));
        assertThat(outcome.receipts()).extracting(VersionedCommand::version).containsExactly(3L, 1L);
    }

    @Test
    void latestBeatenTooOftenSaysSo() {
        rival("one");
        mishaps.plan(WRITE, new Mishap.After(() -> rival("two")));
        var outcome = new TransactionHandler(ledger, triedOnce(), clock.surroundings())
                .handle(List.of(change(stream, LATEST, replace("mine"))), request("me"), meter);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        TransactionOutcome.Refused.class,
                        refused -> assertThat(((Outcome.Conflict) refused.outcome()).gaveUp())
                                .isTrue());
    }

    @Test
    void whatChangesNothingTakesPartByBeingChecked() {
        VersionedCommand head = rival("one");
        var outcome =
                committed(transact(change(stream, exactly(1), replace("one")), change(other, FIRST, replace("new"))));
        assertThat(outcome.receipts()).first().isEqualTo(head);
        assertThat(heads()).containsExactly(1L, 1L);
    }

    @Test
    void whatChangedNothingButMovedMeanwhileIsJudgedAgain() {
        rival("one");
        mishaps.plan(WRITE, new Mishap.After(() -> rival("moved")));
        TransactionOutcome outcome =
                transact(change(stream, exactly(1), replace("one")), change(other, FIRST, replace("new")));
        assertThat(outcome).isInstanceOf(TransactionOutcome.Refused.class);
        assertThat(heads()).containsExactly(2L, 0L);
    }

    @Test
    void whereNothingChangesNothingIsWrittenAndAllIsCheckedAtOnce() {
        VersionedCommand head = rival("one");
        assertThat(transact(change(stream, LATEST, replace("one"))))
                .isEqualTo(new TransactionOutcome.Unchanged(List.of(head)));
        mishaps.plan(WRITE, new Mishap.After(() -> rival("moved")));
        assertThat(committed(transact(change(stream, LATEST, replace("one")))).receipts())
                .extracting(VersionedCommand::version)
                .containsExactly(3L);
    }

    @Test
    void aLostAnswerEndsWithTheReceiptsAlsoWhenRivalsMovedOn() {
        rival("one");
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        mishaps.plan(WRITE, new Mishap.After(() -> rival("later")));
        var outcome =
                committed(transact(change(stream, exactly(1), replace("two")), change(other, FIRST, replace("new"))));
        assertThat(outcome.receipts()).extracting(VersionedCommand::version).containsExactly(2L, 1L);
        assertThat(outcome.replayed()).isFalse();
        assertThat(heads()).containsExactly(3L, 1L);
    }

    @Test
    void sentTwiceUnseenItIsNoConflictWithItself() {
        rival("one");
        mishaps.plan(WRITE, new Mishap.Twice());
        var outcome =
                committed(transact(change(stream, exactly(1), replace("two")), change(other, FIRST, replace("new"))));
        assertThat(outcome.replayed()).isFalse();
        assertThat(heads()).containsExactly(2L, 1L);
    }

    @Test
    void aTransactionConflictIsWaitedOutAndCountedApart() {
        rival("one");
        mishaps.plan(READ, new Mishap.Throttled());
        mishaps.plan(WRITE, new Mishap.TransactionConflict());
        mishaps.plan(WRITE, new Mishap.TransactionConflict());
        assertThat(committed(transact(change(stream, exactly(1), replace("two"))))
                        .receipts())
                .hasSize(1);
        assertThat(meter.transactionConflicts()).isEqualTo(2);
    }

    @Test
    void aTransactionConflictThatLastsIsNoVersionConflict() {
        rival("one");
        mishaps.plan(WRITE, new Mishap.TransactionConflict());
        var impatient = new TransactionHandler(ledger, impatient(), clock.surroundings());
        assertThatThrownBy(() ->
                        impatient.handle(List.of(change(stream, exactly(1), replace("two"))), request("me"), meter))
                .isInstanceOf(StoreException.TransactionConflict.class);
        assertThat(heads()).containsExactly(1L, 0L);
    }

    @Test
    void repeatedUnderItsKeyItHasOneEffectAndTheSameReceipts() {
        rival("one");
        var first = committed(repeatable("print"));
        rival("later");
        var repeated = committed(repeatable("print"));
        assertThat(repeated.receipts()).isEqualTo(first.receipts());
        assertThat(repeated.replayed()).isTrue();
        assertThat(repeatable("other print")).isEqualTo(new TransactionOutcome.KeyReused());
        assertThat(heads()).containsExactly(3L, 1L);
    }

    @Test
    void aRepeatThatFindsAllAsItLeftItIsARepeatAlsoWhenAnAnswerIsLost() {
        var first = committed(latestUnderKey(ledger, Backoff.DEFAULT));
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        assertThat(latestUnderKey(ledger, Backoff.DEFAULT))
                .isEqualTo(new TransactionOutcome.Committed(first.receipts(), true));
    }

    @Test
    void whoGivesUpFindsWhatAnotherSendingDidMeanwhile() {
        rival("one");
        mishaps.plan(READ, new Mishap.After(() -> {}));
        mishaps.plan(WRITE, new Mishap.After(() -> rival("faster")));
        mishaps.plan(READ, new Mishap.After(() -> latestUnderKey(reliableLedger(), Backoff.DEFAULT)));
        var outcome = committed(latestUnderKey(ledger, triedOnce()));
        assertThat(outcome.receipts()).extracting(VersionedCommand::version).containsExactly(3L);
        assertThat(heads()).containsExactly(3L, 0L);
    }

    private TransactionOutcome latestUnderKey(Ledger used, Backoff backoff) {
        return new TransactionHandler(used, backoff, clock.surroundings())
                .handle(
                        List.of(change(stream, LATEST, replace("mine"))),
                        new Request(key, "print", "dev", true),
                        meter);
    }

    @Test
    void manyWhoMoveValueBetweenTwoLoseNone() throws Exception {
        rivalSends(new ItemCommand.ReplaceItem("one", Json.object()));
        int writers = 6;
        var real = new Surroundings(Clock.systemUTC(), Thread::sleep, new Random(1));
        var handler = new TransactionHandler(ledger, Backoff.DEFAULT, real);
        List<Callable<TransactionOutcome>> transfers = IntStream.range(0, writers)
                .<Callable<TransactionOutcome>>mapToObj(writer -> () -> handler.handle(
                        List.of(
                                change(stream, LATEST, patch("{\"w" + writer + "\":1}")),
                                change(other, LATEST, replace("by " + writer))),
                        request("writer-" + writer),
                        new Meter()))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(transfers)) {
                assertThat(outcome.get()).isInstanceOf(TransactionOutcome.Committed.class);
            }
        }
        assertThat(heads()).containsExactly(writers + 1L, (long) writers);
    }

    @Test
    void limitsAreCheckedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> transact()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> transact(change(stream, LATEST, replace("a")), change(stream, LATEST, replace("b"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> transact(IntStream.rangeClosed(0, Transaction.MAX_STREAMS)
                        .mapToObj(n -> change(new StreamId("item", "demo", "note", "n" + n), FIRST, replace("a")))
                        .toArray(Change<?, ?, ?>[]::new)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(meter.spent().requests()).isZero();
    }

    @Test
    void fortyFiveAreNotTooMany() {
        List<Change<?, ?, ?>> changes = new ArrayList<>();
        for (int i = 0; i < Transaction.MAX_STREAMS; i++) {
            changes.add(change(new StreamId("item", "demo", "note", stream.id() + i), FIRST, replace("a")));
        }
        var outcome = new TransactionHandler(ledger, Backoff.DEFAULT, clock.surroundings())
                .handle(changes, new Request("me", "print", "dev", true), meter);
        assertThat(committed(outcome).receipts()).hasSize(Transaction.MAX_STREAMS);
    }

    private TransactionOutcome repeatable(String fingerprint) {
        return new TransactionHandler(ledger, Backoff.DEFAULT, clock.surroundings())
                .handle(
                        List.of(change(stream, exactly(1), replace("two")), change(other, LATEST, replace("new"))),
                        new Request(key, fingerprint, "dev", true),
                        meter);
    }

    private TransactionOutcome transact(Change<?, ?, ?>... changes) {
        return new TransactionHandler(ledger, Backoff.DEFAULT, clock.surroundings())
                .handle(List.of(changes), request("me"), meter);
    }

    private static Change<?, ?, ?> change(StreamId stream, Expectation expectation, ItemCommand command) {
        return new Change<>(items(), stream, expectation, command);
    }

    private List<Long> heads() {
        return List.of(stream, other).stream()
                .map(one -> reliableLedger().head(one, Consistency.STRONG, new Meter()))
                .map(head -> head.map(VersionedCommand::version).orElse(0L))
                .toList();
    }

    private static TransactionOutcome.Committed committed(TransactionOutcome outcome) {
        assertThat(outcome).isInstanceOf(TransactionOutcome.Committed.class);
        return (TransactionOutcome.Committed) outcome;
    }
}
