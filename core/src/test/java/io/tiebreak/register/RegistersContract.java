package io.tiebreak.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.address.AddressPattern;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Request;
import io.tiebreak.dynamodb.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What commands to single registers do, in every store. */
abstract class RegistersContract extends RegisterFixture {
    static final String AT = "/lights/desk";
    static final String OTHER = "/lights/door";

    RegistersContract(RegisterStore store, RuleStore rules) {
        super(store, rules);
    }

    RegistersContract(Database database) {
        super(database);
    }

    private void later() {
        clock.advance(Duration.ofMillis(1));
    }

    // --- values

    @Test
    void theFirstCommandMakesRevisionOne() {
        Register after = done("ann", AT, Setting.to(80));
        assertThat(after.created()).isTrue();
        assertThat(after.revision()).isEqualTo(1);
        assertThat(after.stamp().timestamp()).isEqualTo(clock.instant());
        assertThat(find(AT)).contains(after);
    }

    @Test
    void everyAcceptedCommandIsARevision() {
        done("ann", AT, Setting.to(80));
        assertThat(done("ann", AT, Setting.to(80)).revision()).isEqualTo(2);
        assertThat(done("ann", AT, Setting.lock()).revision()).isEqualTo(3);
        assertThat(done("ann", AT, Setting.unlock()).revision()).isEqualTo(4);
        assertThat(applied(remove("ann", AT)).after().revision()).isEqualTo(5);
    }

    @Test
    void writesInTheSameMillisecondAllApplyAndTheirTimesDiffer() {
        Instant now = clock.instant();
        done("ann", AT, Setting.to(1));
        assertThat(done("ben", AT, Setting.to(2)).stamp().timestamp()).isEqualTo(now.plusMillis(1));
        assertThat(done("ann", AT, Setting.to(3)).stamp().timestamp()).isEqualTo(now.plusMillis(2));
        assertThat(value(AT)).isEqualTo("3");
    }

    @Test
    void aWriteByAClockThatIsBehindStillApplies() {
        Instant before = done("ann", AT, Setting.to(1)).stamp().timestamp();
        clock.advance(Duration.ofMinutes(-1));
        Register after = done("ben", AT, Setting.to(2));
        assertThat(after.stamp().timestamp()).isEqualTo(before.plusMillis(1));
    }

    @Test
    void ofTimestampsTheNewestWinsInWhateverOrderTheyCome() {
        Instant time = clock.instant();
        done("ann", AT, Setting.to(2).timestamp(time.minusMillis(10)));
        assertThat(set("ben", AT, Setting.to(1).timestamp(time.minusMillis(11))))
                .isEqualTo(new RegisterOutcome.Superseded(find(AT).orElseThrow()));
        assertThat(done("ben", AT, Setting.to(3).timestamp(time.minusMillis(9))).revision())
                .isEqualTo(2);
        assertThat(value(AT)).isEqualTo("3");
    }

    @Test
    void ofTheSameTimestampTheLargerWriterWinsAndThenTheLargerCommand() {
        Instant time = clock.instant().minusSeconds(1);
        done("ben", AT, Setting.to(1).timestamp(time));
        assertThat(set("ann", AT, Setting.to(2).timestamp(time))).isInstanceOf(RegisterOutcome.Superseded.class);
        done("cid", AT, Setting.to(3).timestamp(time));
        set(new Request("k", "f", "dan", false), AT, Setting.to(4).timestamp(time));
        assertThat(set(new Request("j", "f", "dan", false), AT, Setting.to(5).timestamp(time)))
                .isInstanceOf(RegisterOutcome.Superseded.class);
        applied(set(new Request("l", "f", "dan", false), AT, Setting.to(6).timestamp(time)));
        assertThat(value(AT)).isEqualTo("6");
    }

    @Test
    void aTimestampAheadOfOurClockHoldsOthersUpInTimeOnly() {
        Instant ahead = clock.instant().plusSeconds(4);
        done("ann", AT, Setting.to(1).timestamp(ahead));
        assertThat(done("ben", AT, Setting.to(2)).stamp().timestamp()).isEqualTo(ahead.plusMillis(1));
        assertThat(set("ann", AT, Setting.to(3).timestamp(ahead))).isInstanceOf(RegisterOutcome.Superseded.class);
    }

    @Test
    void aDeletionIsNewerThanWhatWasWrittenBefore() {
        Instant before = clock.instant().minusMillis(1);
        done("ann", AT, Setting.to(1));
        remove("ann", AT);
        assertThat(set("ben", AT, Setting.to(2).timestamp(before))).isInstanceOf(RegisterOutcome.Superseded.class);
        assertThat(find(AT)).isEmpty();
        assertThat(done("ben", AT, Setting.to(2)).created()).isTrue();
    }

    // --- revisions

    @Test
    void aRevisionIsThereOrNothingHappens() {
        done("ann", AT, Setting.to(1));
        done("ann", AT, Setting.to(2).revision(1));
        assertThat(set("ben", AT, Setting.to(3).revision(1))).isEqualTo(new RegisterOutcome.Conflict(1, find(AT)));
        assertThat(set("ben", AT, Setting.to(3).revision(3))).isEqualTo(new RegisterOutcome.Conflict(3, find(AT)));
        assertThat(set("ben", AT, Setting.to(3).revision(0))).isEqualTo(new RegisterOutcome.Conflict(0, find(AT)));
        assertThat(value(AT)).isEqualTo("2");
    }

    @Test
    void nothingIsRevisionZeroWhetherDeletedOrNeverThere() {
        assertThat(set("ann", AT, Setting.to(1).revision(1)))
                .isEqualTo(new RegisterOutcome.Conflict(1, Optional.empty()));
        done("ann", AT, Setting.to(1).revision(0));
        remove("ann", AT);
        assertThat(set("ann", AT, Setting.to(2).revision(2))).isInstanceOf(RegisterOutcome.Conflict.class);
        assertThat(done("ann", AT, Setting.to(2).revision(0)).revision()).isEqualTo(3);
    }

    @Test
    void aRevisionIsNeverUsedAgain() {
        done("ann", AT, Setting.to(1));
        remove("ann", AT);
        done("ann", AT, Setting.to(2));
        remove("ann", AT);
        assertThat(done("ann", AT, Setting.to(3)).revision()).isEqualTo(5);
        assertThat(set("ben", AT, Setting.to(4).revision(1))).isInstanceOf(RegisterOutcome.Conflict.class);
    }

    @Test
    void whatIsAbsentIsNotRemoved() {
        assertThat(remove("ann", AT)).isEqualTo(new RegisterOutcome.Absent());
        done("ann", AT, Setting.to(1));
        var wrong = new RegisterCommand.RemoveValue(OptionalLong.of(7), OptionalLong.empty());
        assertThat(registers().handle(id(AT), wrong, request("ann"), meter))
                .isInstanceOf(RegisterOutcome.Conflict.class);
        applied(remove("ann", AT));
        assertThat(remove("ann", AT)).isEqualTo(new RegisterOutcome.Absent());
    }

    @Test
    void ofManyWithTheSameRevisionOneSucceeds() throws Exception {
        done("ann", AT, Setting.to(0));
        long succeeded = atOnce(i -> set("writer-" + i, AT, Setting.to(i).revision(1))).stream()
                .filter(RegisterOutcome.Applied.class::isInstance)
                .count();
        assertThat(succeeded).isEqualTo(1);
        assertThat(revision(AT)).isEqualTo(2);
    }

    // --- rules

    @Test
    void theGreatestAndTheSmallestNumberStay() {
        ruled("/max", Strategy.MAX);
        ruled("/min", Strategy.MIN);
        done("ann", "/max", Setting.to(5));
        done("ann", "/min", Setting.to(5));
        later();
        assertThat(set("ann", "/max", Setting.to("5.0"))).isInstanceOf(RegisterOutcome.Superseded.class);
        assertThat(set("ann", "/min", Setting.to("5.0"))).isInstanceOf(RegisterOutcome.Superseded.class);
        done("ann", "/max", Setting.to(10));
        done("ann", "/min", Setting.to(-10));
        assertThat(value("/max")).isEqualTo("10");
        assertThat(value("/min")).isEqualTo("-10");
    }

    @Test
    void manyAddAtOnceAndNothingIsLost() throws Exception {
        ruled("/sum", Strategy.ADD);
        atOnce(i -> set("writer-" + i, "/sum", Setting.to(i + ".5"))).forEach(RegisterFixture::applied);
        assertThat(value("/sum")).isEqualTo("32");
        assertThat(revision("/sum")).isEqualTo(8);
    }

    @Test
    void manyMergeAtOnceAndNothingIsLost() throws Exception {
        ruled("/scene", Strategy.MERGE);
        atOnce(i -> set("writer-" + i, "/scene", Setting.to("{'f" + i + "':" + i + "}")))
                .forEach(RegisterFixture::applied);
        assertThat(find("/scene").orElseThrow().value().orElseThrow().size()).isEqualTo(8);
    }

    @Test
    void addingGoesOnFromNothingAndFromNullAndAfterADeletion() {
        ruled("/sum", Strategy.ADD);
        done("ann", "/sum", Setting.lock());
        assertThat(value("/sum")).isEqualTo("null");
        done("ann", "/sum", Setting.to(2).released());
        assertThat(value("/sum")).isEqualTo("2");
        applied(remove("ann", "/sum"));
        done("ann", "/sum", Setting.to("0.10"));
        assertThat(value("/sum")).isEqualTo("0.1");
    }

    @Test
    void nothingIsAddedToWhatIsNoNumberOrWouldHaveTooManyDigits() {
        done("ann", "/sum", Setting.to("'text'"));
        ruled("/sum", Strategy.ADD);
        assertThat(set("ann", "/sum", Setting.to(1))).isInstanceOf(RegisterOutcome.NoSum.class);
        done("ann", "/sum", Setting.to("1" + "0".repeat(37)).revision(1));
        later();
        assertThat(set("ann", "/sum", Setting.to("0.1"))).isInstanceOf(RegisterOutcome.NoSum.class);
        assertThat(set("ann", "/sum", Setting.to("'1'"))).isInstanceOf(RegisterOutcome.NoNumber.class);
        done("ann", "/sum", Setting.to("9E125").revision(2));
        later();
        assertThat(set("ann", "/sum", Setting.to("9E125"))).isInstanceOf(RegisterOutcome.NoSum.class);
    }

    @Test
    void withARevisionTheRuleHasNothingToSay() {
        ruled("/max", Strategy.MAX);
        ruled("/sum", Strategy.ADD);
        ruled("/scene", Strategy.MERGE);
        done("ann", "/max", Setting.to(5));
        done("ann", "/sum", Setting.to(5));
        done("ann", "/scene", Setting.to("{'a':1}"));
        done("ann", "/max", Setting.to(4).revision(1));
        done("ann", "/sum", Setting.to(4).revision(1));
        done("ann", "/scene", Setting.to("{'b':1}").revision(1));
        assertThat(List.of(value("/max"), value("/sum"), value("/scene"))).containsExactly("4", "4", "{'b':1}");
    }

    @Test
    void theMostSpecificRuleDecides() {
        ruled("/**", Strategy.ADD);
        ruled("/a/*", Strategy.MAX);
        ruled("/a/b", Strategy.MIN);
        for (String address : List.of("/a/b", "/a/c", "/x")) {
            done("ann", address, Setting.to(5));
            later();
            set("ann", address, Setting.to(2));
        }
        assertThat(List.of(value("/a/b"), value("/a/c"), value("/x"))).containsExactly("2", "5", "7");
    }

    @Test
    void aRuleIsInForceAfterFiveSecondsAndUntilFiveAfterItsEnd() {
        done("ann", "/sum", Setting.to(1));
        ruled("/sum", Strategy.ADD);
        done("ann", "/sum", Setting.to(1));
        assertThat(value("/sum")).isEqualTo("2");
        new Rules(ruleStore, Backoff.DEFAULT, clock.surroundings()).remove(tenant, AddressPattern.of("/sum"), meter);
        clock.advance(Duration.ofSeconds(5));
        done("ann", "/sum", Setting.to(1));
        assertThat(value("/sum")).isEqualTo("1");
    }

    @Test
    void anAuthoritysAddressIsClosedToAllOthers() {
        ruled(new Rule(AddressPattern.of("/auto"), Strategy.AUTHORITY, Optional.of("machine")));
        assertThat(set("ann", "/auto", Setting.to(1))).isEqualTo(new RegisterOutcome.Closed());
        assertThat(set("ann", "/auto", Setting.lock())).isEqualTo(new RegisterOutcome.Closed());
        done("machine", "/auto", Setting.to(1));
        assertThat(remove("ann", "/auto")).isEqualTo(new RegisterOutcome.Closed());
    }

    @Test
    void valuesHaveUpTo64KilobytesAlsoAfterAMerge() {
        String half = "'" + "x".repeat(40_000) + "'";
        ruled("/scene", Strategy.MERGE);
        done("ann", "/scene", Setting.to("{'a':" + half + "}"));
        assertThat(set("ann", "/scene", Setting.to("{'b':" + half + "}"))).isEqualTo(new RegisterOutcome.TooLarge());
        assertThat(set("ann", AT, Setting.to("'" + "x".repeat(65_536) + "'")))
                .isEqualTo(new RegisterOutcome.TooLarge());
    }

    // --- locks

    @Test
    void lockingNothingMakesANullAtRevisionOne() {
        Register after = done("ann", AT, Setting.lock());
        assertThat(after.created()).isTrue();
        assertThat(value(AT)).isEqualTo("null");
        assertThat(revision(AT)).isEqualTo(1);
    }

    @Test
    void othersGetNothingThrough() {
        done("ann", AT, Setting.to(1).locked(Lease.DEFAULT));
        Optional<Register> before = find(AT);
        for (Setting setting : List.of(
                Setting.to(2),
                Setting.to(2).revision(1),
                Setting.to(2).revision(7),
                Setting.to(2).timestamp(clock.instant().plusSeconds(4)),
                Setting.lock(),
                Setting.unlock(),
                Setting.to(2).released(),
                Setting.to(2).fence(1))) {
            assertThat(set("ben", AT, setting)).isEqualTo(new RegisterOutcome.Locked(before));
        }
        assertThat(remove("ben", AT)).isEqualTo(new RegisterOutcome.Locked(before));
        assertThat(find(AT)).isEqualTo(before);
    }

    @Test
    void theHoldersCommandsMakeItLastAsLongAgain() {
        done("ann", AT, Setting.lock().locked(Duration.ofSeconds(10)));
        for (Setting setting : List.of(
                Setting.to(1),
                Setting.to(2).revision(2),
                Setting.to(3).fence(1),
                Setting.lock().locked(Duration.ofSeconds(10)))) {
            clock.advance(Duration.ofSeconds(9));
            assertThat(done("ann", AT, setting).lease())
                    .contains(new Lease(
                            "ann", Duration.ofSeconds(10), clock.instant().plusSeconds(10)));
        }
        assertThat(find(AT).orElseThrow().fence()).isEqualTo(1);
    }

    @Test
    void theLastValueAndTheReleaseAreOneStep() {
        done("ann", AT, Setting.lock());
        later();
        assertThat(done("ann", AT, Setting.to(5).released()).lease()).isEmpty();
        assertThat(done("ben", AT, Setting.lock()).fence()).isEqualTo(2);
    }

    @Test
    void afterItsEndALockIsAnybodysAndALateHolderIsRefused() {
        long fence = done("ann", AT, Setting.lock()).fence();
        clock.advance(Lease.DEFAULT);
        Register taken = done("ben", AT, Setting.lock());
        assertThat(taken.fence()).isEqualTo(fence + 1);
        assertThat(set("ann", AT, Setting.to(1).fence(fence)))
                .isEqualTo(new RegisterOutcome.Locked(Optional.of(taken)));
        done("ben", AT, Setting.unlock());
        assertThat(set("ann", AT, Setting.to(1).fence(fence))).isInstanceOf(RegisterOutcome.Locked.class);
        assertThat(set("ann", AT, Setting.lock().fence(fence))).isInstanceOf(RegisterOutcome.Locked.class);
    }

    @Test
    void afterItsEndAPlainWriteTakesNoLock() {
        done("ann", AT, Setting.lock());
        clock.advance(Lease.DEFAULT);
        assertThat(done("ann", AT, Setting.to(1)).lease()).isEmpty();
        assertThat(done("ben", AT, Setting.to(2)).lease()).isEmpty();
    }

    @Test
    void lockingLeavesTheValueAndWhoWroteItAndWhen() {
        Register before =
                done("ann", AT, Setting.to(1).timestamp(clock.instant().minusSeconds(60)));
        later();
        Register after = done("ben", AT, Setting.lock());
        assertThat(after.value()).isEqualTo(before.value());
        assertThat(after.stamp()).isEqualTo(before.stamp());
        assertThat(done("ben", AT, Setting.to(2).timestamp(clock.instant().minusSeconds(30)))
                        .revision())
                .isEqualTo(3);
    }

    @Test
    void whatIsNotLockedIsNotUnlocked() {
        assertThat(set("ann", AT, Setting.unlock())).isEqualTo(new RegisterOutcome.Absent());
        done("ann", AT, Setting.to(1));
        assertThat(set("ben", AT, Setting.unlock())).isEqualTo(new RegisterOutcome.Superseded(find(AT).orElseThrow()));
    }

    @Test
    void removingWhatOneHasLockedReleasesItAndItsFenceGoesOn() {
        done("ann", AT, Setting.lock());
        applied(remove("ann", AT));
        assertThat(done("ben", AT, Setting.lock()).fence()).isEqualTo(2);
    }

    @Test
    void ofManyWhoLockAtOnceOneHoldsIt() throws Exception {
        List<RegisterOutcome> outcomes = atOnce(i -> set("writer-" + i, AT, Setting.lock()));
        assertThat(outcomes)
                .filteredOn(RegisterOutcome.Applied.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(RegisterOutcome.Locked.class::isInstance)
                .hasSize(7);
    }

    // --- who had not seen what he replaced

    @Test
    void somebodyElsesUnseenValueIsAConflictToBeTold() {
        done("ann", AT, Setting.to(1));
        assertThat(done("ben", AT, Setting.to(2)).conflict()).isTrue();
        assertThat(done("ben", AT, Setting.to(3)).conflict()).isFalse();
        assertThat(done("ann", AT, Setting.to(4).seen(3)).conflict()).isFalse();
        assertThat(done("ben", AT, Setting.to(5).seen(3)).conflict()).isTrue();
        assertThat(done("ann", AT, Setting.to(6).revision(5)).conflict()).isFalse();
        clock.advance(Duration.ofSeconds(6));
        assertThat(done("ben", AT, Setting.to(7)).conflict()).isFalse();
        done("ann", AT, Setting.lock());
        assertThat(done("ann", AT, Setting.to(8)).replaced().orElseThrow().writer())
                .isEqualTo("ben");
    }

    // --- repeats

    @Test
    void aRepeatGetsWhatTheFirstOneGotWhateverHappenedSince() {
        var first =
                applied(set(request("ann", "key-" + tenant), AT, Setting.to(1).revision(0)));
        later();
        done("ben", AT, Setting.to(2));
        assertThat(set(request("ann", "key-" + tenant), AT, Setting.to(1).revision(0)))
                .isEqualTo(new RegisterOutcome.Applied(first.after(), true));
        assertThat(value(AT)).isEqualTo("2");
    }

    @Test
    void aRepeatAddsNothing() {
        ruled("/sum", Strategy.ADD);
        for (int i = 0; i < 3; i++) {
            applied(set(request("ann", "key-" + tenant), "/sum", Setting.to(2)));
        }
        assertThat(value("/sum")).isEqualTo("2");
    }

    @Test
    void anotherRequestUnderTheKeyIsNoticed() {
        set(request("ann", "key-" + tenant), AT, Setting.to(1));
        var other = new Request("key-" + tenant, "another", "ann", true);
        assertThat(set(other, AT, Setting.to(2))).isEqualTo(new RegisterOutcome.KeyReused());
        assertThat(set(other, AT, Setting.to(2).revision(7))).isEqualTo(new RegisterOutcome.KeyReused());
    }

    @Test
    void aKeyCountsForADay() {
        set(request("ann", "key-" + tenant), AT, Setting.to(1));
        clock.advance(Duration.ofHours(24));
        assertThat(applied(set(request("ann", "key-" + tenant), AT, Setting.to(1)))
                        .replayed())
                .isFalse();
        assertThat(revision(AT)).isEqualTo(2);
    }

    @Test
    void whatWasRefusedLeavesNothingAndIsJudgedAgain() {
        assertThat(set(request("ann", "key-" + tenant), AT, Setting.to(1).revision(1)))
                .isInstanceOf(RegisterOutcome.Conflict.class);
        done("ben", AT, Setting.to(0));
        assertThat(applied(set(
                                request("ann", "key-" + tenant),
                                AT,
                                Setting.to(1).revision(1)))
                        .replayed())
                .isFalse();
    }

    @Test
    void tenantsAreApart() {
        done("ann", AT, Setting.to(1));
        var elsewhere = new RegisterId(tenant + "/x", id(AT).address());
        assertThat(queries().find(elsewhere, meter)).isEmpty();
        var outcome = registers().handle(elsewhere, Setting.to(2).command(), request("ann"), meter);
        assertThat(applied(outcome).after().revision()).isEqualTo(1);
        assertThat(value(AT)).isEqualTo("1");
    }

    /** Eight at once. */
    static <T> List<T> atOnce(java.util.function.IntFunction<T> one) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<T>> calls = IntStream.range(0, 8)
                    .<Callable<T>>mapToObj(i -> () -> one.apply(i))
                    .toList();
            List<T> answers = new java.util.ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
