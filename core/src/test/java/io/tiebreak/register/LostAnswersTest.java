package io.tiebreak.register;

import static io.tiebreak.store.Mishaps.Of.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.OutcomeUnknown;
import io.tiebreak.command.Request;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.register.dynamodb.DynamoDbRegisterStore;
import io.tiebreak.store.Mishaps.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections that break before or after a command of each kind took effect: nothing is doubled, and nobody conflicts with himself. */
@ExtendWith(Database.Given.class)
class LostAnswersTest extends RegisterFixture {
    private static final String AT = "/lost/a";
    private final Registers rivals;

    LostAnswersTest(Database database) {
        super(database);
        var sound = new DynamoDbRegisterStore(database.client(database.http()), database.table("RegistersTable"));
        rivals = new Registers(
                sound,
                new Rules(ruleStore, Backoff.DEFAULT, clock.surroundings()),
                Backoff.DEFAULT,
                clock.surroundings());
    }

    /** A kind of command, the value it is for to begin with, and what it leaves. */
    record Kind(String name, String before, Strategy strategy, String after, Setting setting) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Kind PLAIN = new Kind("plain", "1", Strategy.LWW, "5", Setting.to(5));
    private static final Kind MERGED =
            new Kind("merged", "{'a':1}", Strategy.MERGE, "{'a':1,'b':2}", Setting.to("{'b':2}"));

    static Stream<Kind> kinds() {
        return Stream.of(
                PLAIN,
                MERGED,
                new Kind(
                        "newer",
                        "1",
                        Strategy.LWW,
                        "5",
                        Setting.to(5).timestamp(Instant.parse("2026-11-21T09:30:08Z"))),
                new Kind("revision", "1", Strategy.LWW, "5", Setting.to(5).revision(1)),
                new Kind("greatest", "1", Strategy.MAX, "5", Setting.to(5)),
                new Kind("smallest", "9", Strategy.MIN, "5", Setting.to(5)),
                new Kind("sum", "1", Strategy.ADD, "6", Setting.to(5)),
                new Kind("lock", "1", Strategy.LWW, "1", Setting.lock()),
                new Kind("value and lock", "1", Strategy.LWW, "5", Setting.to(5).locked(Lease.DEFAULT)));
    }

    private void given(Kind kind) {
        ruled("/lost/*", kind.strategy);
        done("ann", AT, Setting.to(kind.before));
        clock.advance(Duration.ofSeconds(1));
    }

    private void assertHappenedOnce(Kind kind, RegisterOutcome outcome) {
        var applied = applied(outcome);
        assertThat(applied.replayed()).isFalse();
        assertThat(applied.after().revision()).isEqualTo(2);
        assertThat(find(AT)).contains(applied.after());
        assertThat(value(AT)).isEqualTo(kind.after);
    }

    @AfterEach
    void allThatWasPlannedHappened() {
        assertThat(mishaps.over()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anAnswerIsLost(Kind kind) {
        given(kind);
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        assertHappenedOnce(kind, set("ann", AT, kind.setting));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRequestIsLost(Kind kind) {
        given(kind);
        mishaps.plan(WRITE, new Mishap.RequestLost());
        assertHappenedOnce(kind, set("ann", AT, kind.setting));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRequestIsSentTwiceUnseen(Kind kind) {
        given(kind);
        mishaps.plan(WRITE, new Mishap.Twice());
        assertHappenedOnce(kind, set("ann", AT, kind.setting));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void underAKeyAnAnswerIsLost(Kind kind) {
        given(kind);
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        assertHappenedOnce(kind, set(request("ann", UUID.randomUUID().toString()), AT, kind.setting));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void somebodyElseWritesBeforeItCanBeFoundOut(Kind kind) {
        given(kind);
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        mishaps.plan(WRITE, new Mishap.After(() -> rival(kind)));
        assertThatThrownBy(() -> set("ann", AT, kind.setting)).isInstanceOf(OutcomeUnknown.class);
        assertThat(revision(AT)).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void underAKeyItIsFoundOutAllTheSame(Kind kind) {
        given(kind);
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        mishaps.plan(WRITE, new Mishap.After(() -> rival(kind)));
        var outcome = applied(set(request("ann", UUID.randomUUID().toString()), AT, kind.setting));
        assertThat(outcome.after().revision()).isEqualTo(2);
        assertThat(revision(AT)).isEqualTo(3);
    }

    /** Another command of the same writer, so that it gets through a lock, too. */
    private void rival(Kind kind) {
        long now = applied(rivals.handle(
                        id(AT), Setting.to(kind.before).revision(2).command(), request("ann"), meter))
                .after()
                .revision();
        assertThat(now).isEqualTo(3);
    }

    @Test
    void whoTookTheVeryRevisionProvesThatNothingHappened() {
        given(MERGED);
        mishaps.plan(WRITE, new Mishap.RequestLost());
        mishaps.plan(
                WRITE,
                new Mishap.After(() ->
                        applied(rivals.handle(id(AT), Setting.to("{'c':3}").command(), request("ben"), meter))));
        assertThat(applied(set("ann", AT, Setting.to("{'b':2}"))).after().revision())
                .isEqualTo(3);
        assertThat(value(AT)).isEqualTo("{'a':1,'c':3,'b':2}");
    }

    @Test
    void whoTookTheVeryRevisionThatWasNamedIsTheRivalOfAConflict() {
        given(PLAIN);
        mishaps.plan(WRITE, new Mishap.RequestLost());
        mishaps.plan(
                WRITE,
                new Mishap.After(
                        () -> applied(rivals.handle(id(AT), Setting.to(7).command(), request("ben"), meter))));
        assertThat(set("ann", AT, Setting.to(5).revision(1))).isEqualTo(new RegisterOutcome.Conflict(1, find(AT)));
        assertThat(value(AT)).isEqualTo("7");
    }

    @Test
    void theAnswerToADeletionIsLost() {
        given(PLAIN);
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        assertThat(applied(remove("ann", AT)).after().revision()).isEqualTo(2);
    }

    @Test
    void theAnswerToABundleIsLost() {
        String name = UUID.randomUUID().toString();
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        var outcome = bundle(name, request("ann"), on("/lost/x", Setting.to(1)), on("/lost/y", Setting.to(2)));
        assertThat(outcome).isInstanceOf(BundleOutcome.Done.class);
        assertThat(List.of(revision("/lost/x"), revision("/lost/y"))).containsExactly(1L, 1L);
    }

    @Test
    void transactionsInTheWayAndThrottlingAreWaitedOut() {
        mishaps.plan(WRITE, new Mishap.TransactionConflict());
        mishaps.plan(WRITE, new Mishap.Throttled());
        mishaps.plan(WRITE, new Mishap.TransactionConflict());
        assertThat(bundle(UUID.randomUUID().toString(), request("ann"), on("/lost/x", Setting.to(1))))
                .isInstanceOf(BundleOutcome.Done.class);
        mishaps.plan(WRITE, new Mishap.TransactionConflict());
        applied(set(new Request("c", "f", "ann", false), AT, Setting.to(1)));
        assertThat(revision(AT)).isEqualTo(1);
    }

    @Test
    void whatABundleEmitsIsSentAtOnceAllTheSame() {
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        bundle("now-" + tenant, request("ann"), emit("/commands/set/a", "1"));
        assertThat(queue.take()).hasSize(1);
        var schedule = new Bundle.Schedule(clock.instant().plusSeconds(1), List.of(emit("/commands/set/a", "1")));
        scheduled().schedule(tenant, List.of("later-" + tenant), schedule, request("ann"), meter);
        clock.advance(Duration.ofSeconds(1));
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        scheduled().look(new BundleId(tenant, "later-" + tenant), meter);
        assertThat(queue.take()).hasSize(1);
    }
}
