package io.tiebreak.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.command.Request;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of bundles for later, in every store, by a clock that somebody has to advance. */
abstract class ScheduledBundlesContract extends RegisterFixture {
    private static final Duration YEAR = Duration.ofDays(366);

    ScheduledBundlesContract(RegisterStore store, RuleStore rules) {
        super(store, rules);
    }

    ScheduledBundlesContract(Database database) {
        super(database);
    }

    private final BundleId id = new BundleId(tenant, UUID.randomUUID().toString());

    private Instant in(Duration wait) {
        return clock.instant().plus(wait);
    }

    private BundleOutcome schedule(Instant at, Operation... operations) {
        return schedule(request("ann"), at, operations);
    }

    private BundleOutcome schedule(Request request, Instant at, Operation... operations) {
        var schedule = new Bundle.Schedule(at, List.of(operations));
        return scheduled().schedule(tenant, List.of(id.id()), schedule, request, meter);
    }

    private Bundle.State state() {
        return queries().find(id, meter).orElseThrow().state();
    }

    private Bundle cancelled(BundleId bundle) {
        return scheduled().cancelled(queries().find(bundle, meter).orElseThrow(), meter);
    }

    /** The reminders of this bundle. */
    private List<Duration> reminded() {
        return reminders.take().stream()
                .filter(one -> one.id().equals(id))
                .map(BundleQueue.Reminder::after)
                .toList();
    }

    @Test
    void itHappensWhenItsTimeHasComeAndNotBefore() {
        Instant at = in(Duration.ofHours(3));
        assertThat(schedule(at, on("/a", Setting.to(1)))).isEqualTo(new BundleOutcome.Scheduled(at, false));
        assertThat(reminded()).isEmpty();
        assertThat(state()).isEqualTo(new Bundle.State.Scheduled());
        clock.advance(Duration.ofMinutes(179));
        remindersOfAll().sendAll(meter);
        assertThat(reminded()).containsExactly(Duration.ofMinutes(1));
        scheduled().look(id, meter);
        assertThat(find("/a")).isEmpty();
        assertThat(reminded()).containsExactly(Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));
        scheduled().look(id, meter);
        assertThat(value("/a")).isEqualTo("1");
        assertThat(state()).isInstanceOf(Bundle.State.Done.class);
    }

    @Test
    void whoIsRemindedALittleEarlyWaits() {
        Instant at = in(Duration.ofMillis(1_500));
        schedule(at, on("/a", Setting.to(1)));
        assertThat(reminded()).containsExactly(Duration.ofMillis(1_500));
        scheduled().look(id, meter);
        assertThat(clock.instant()).isEqualTo(at);
        assertThat(value("/a")).isEqualTo("1");
        assertThat(find("/a").orElseThrow().last().at()).isEqualTo(at);
    }

    @Test
    void itHappensOnceHoweverOftenSomebodyLooks() {
        ruled("/sum", Strategy.ADD);
        schedule(in(Duration.ofSeconds(1)), on("/sum", Setting.to(1)));
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 3; i++) {
            scheduled().look(id, meter);
        }
        assertThat(value("/sum")).isEqualTo("1");
    }

    @Test
    void atTheSameTimeAsWell() throws Exception {
        ruled("/sum", Strategy.ADD);
        schedule(in(Duration.ofSeconds(1)), on("/sum", Setting.to(1)));
        clock.advance(Duration.ofSeconds(1));
        RegistersContract.atOnce(i -> {
            scheduled().look(id, new Meter());
            return i;
        });
        assertThat(value("/sum")).isEqualTo("1");
    }

    @Test
    void revisionsLocksAndRulesAreJudgedWhenItHappens() {
        schedule(
                in(Duration.ofSeconds(1)),
                on("/a", Setting.to(1).revision(0)),
                on("/b", Setting.to(2).revision(0)));
        done("ben", "/b", Setting.to(7));
        clock.advance(Duration.ofSeconds(1));
        scheduled().look(id, meter);
        assertThat(state()).isEqualTo(new Bundle.State.Refused(1, "conflict"));
        assertThat(find("/a")).isEmpty();
        scheduled().look(id, meter);
        assertThat(state()).isEqualTo(new Bundle.State.Refused(1, "conflict"));
    }

    @Test
    void itCanBeCancelledUntilThen() {
        schedule(in(Duration.ofSeconds(1)), on("/a", Setting.to(1)));
        assertThat(cancelled(id).state()).isEqualTo(new Bundle.State.Cancelled());
        clock.advance(Duration.ofSeconds(1));
        scheduled().look(id, meter);
        assertThat(find("/a")).isEmpty();
        assertThat(cancelled(id).state()).isEqualTo(new Bundle.State.Cancelled());
    }

    @Test
    void andNotAfter() {
        schedule(in(Duration.ofSeconds(1)), on("/a", Setting.to(1)));
        clock.advance(Duration.ofSeconds(1));
        scheduled().look(id, meter);
        assertThat(cancelled(id).state()).isInstanceOf(Bundle.State.Done.class);
        assertThat(value("/a")).isEqualTo("1");
    }

    @Test
    void whoCancelsItWhileItHappensIsTold() {
        schedule(in(Duration.ofSeconds(1)), on("/a", Setting.to(1)));
        Bundle before = queries().find(id, meter).orElseThrow();
        clock.advance(Duration.ofSeconds(1));
        scheduled().look(id, meter);
        assertThat(scheduled().cancelled(before, meter).state()).isInstanceOf(Bundle.State.Done.class);
    }

    @Test
    void aRepeatGetsTheSameAnswerEvenWhenItHasHappened() {
        Instant at = in(Duration.ofSeconds(1));
        schedule(at, on("/a", Setting.to(1)));
        clock.advance(Duration.ofSeconds(1));
        scheduled().look(id, meter);
        assertThat(schedule(at, on("/a", Setting.to(1)))).isEqualTo(new BundleOutcome.Scheduled(at, true));
        assertThat(schedule(new Request("x", "other", "ann", false), at, on("/a", Setting.to(1))))
                .isEqualTo(new BundleOutcome.IdReused());
        assertThat(bundle(id.id(), new Request("x", "other", "ann", false), on("/a", Setting.to(1))))
                .isEqualTo(new BundleOutcome.IdReused());
    }

    @Test
    void aReminderThatIsLostIsSentAgain() {
        reminders.breakDown();
        Instant at = in(Duration.ofSeconds(30));
        assertThat(schedule(at, on("/a", Setting.to(1)))).isInstanceOf(BundleOutcome.Scheduled.class);
        reminders.repair();
        clock.advance(Duration.ofMinutes(5));
        remindersOfAll().sendAll(meter);
        assertThat(reminded()).containsExactly(Duration.ZERO);
        scheduled().look(id, meter);
        assertThat(value("/a")).isEqualTo("1");
        remindersOfAll().sendAll(meter);
        assertThat(reminded()).isEmpty();
    }

    @Test
    void orByARepeat() {
        reminders.breakDown();
        Instant at = in(Duration.ofSeconds(30));
        schedule(at, on("/a", Setting.to(1)));
        reminders.repair();
        schedule(at, on("/a", Setting.to(1)));
        assertThat(reminded()).hasSize(1);
    }

    @Test
    void aYearAheadIsNotTooFar() {
        Instant at = in(YEAR);
        schedule(at, on("/a", Setting.to(1)));
        clock.advance(YEAR.minusSeconds(30));
        remindersOfAll().sendAll(meter);
        assertThat(reminded()).containsExactly(Duration.ofSeconds(30));
        assertThat(state()).isEqualTo(new Bundle.State.Scheduled());
    }

    @Test
    void whatBecameOfItIsToldForAWeek() {
        schedule(in(Duration.ofSeconds(1)), on("/a", Setting.to(1)));
        clock.advance(Duration.ofSeconds(1));
        scheduled().look(id, meter);
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(state()).isInstanceOf(Bundle.State.Done.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(queries().find(id, meter)).isEmpty();
    }

    @Test
    void itMayEmit() {
        schedule(in(Duration.ofSeconds(1)), emit("/commands/set/b", "2"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(queue.take()).isEmpty();
        scheduled().look(id, meter);
        assertThat(queue.take()).hasSize(1);
        scheduled().look(id, meter);
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void manyThatAreDueTogetherAreAllRemindedOf() {
        Instant at = in(Duration.ofMinutes(10));
        List<BundleId> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(new BundleId(tenant, "many-" + i));
            var schedule = new Bundle.Schedule(at, List.of(on("/a", Setting.to(1))));
            scheduled().schedule(tenant, List.of("many-" + i), schedule, request("ann"), meter);
        }
        clock.advance(Duration.ofMinutes(9));
        remindersOfAll().sendAll(meter);
        assertThat(reminders.take()).extracting(BundleQueue.Reminder::id).containsAll(all);
        all.forEach(this::cancelled);
        remindersOfAll().sendAll(meter);
        assertThat(reminders.take()).extracting(BundleQueue.Reminder::id).doesNotContainAnyElementsOf(all);
    }
}
