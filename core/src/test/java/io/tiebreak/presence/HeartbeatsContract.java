package io.tiebreak.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Mishaps;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of sightings and the recording of heartbeats in it do. */
abstract class HeartbeatsContract {
    final HandAdvancedClock clock = new HandAdvancedClock();
    final String tenant = "demo-" + UUID.randomUUID();
    final Session session = Session.of(tenant, "s-1");
    final Meter meter = new Meter();
    final Mishaps mishaps = new Mishaps();
    private final SightingStore store;

    /** @param store makes the store under test, for the mishaps that are going to be planned */
    HeartbeatsContract(Function<Mishaps, SightingStore> store) {
        this.store = store.apply(mishaps);
    }

    private Beat beat(Tab tab, String path) {
        return beat(tab, path, request(UUID.randomUUID().toString(), false));
    }

    Beat beat(Tab tab, String path, Request request) {
        var patience = new Patience(Backoff.DEFAULT, clock.surroundings());
        return new Heartbeats(store, clock).beat(tab, path, request, patience, meter);
    }

    static Request request(String commandId, boolean repeatable) {
        return new Request(commandId, "fingerprint", "ann", repeatable);
    }

    private Beat recorded() {
        return new Beat.Recorded(clock.instant(), false);
    }

    /** As soon as an index has come so far; it may lag, here as on AWS. */
    private void assertPresent(Consumer<Present.Now> claim) {
        await().untilAsserted(() -> claim.accept(new Present(store, clock).in(tenant, meter)));
    }

    @Test
    void theFirstHeartbeatOfATabIsRecorded() {
        assertThat(beat(session.tab("a"), "/")).isEqualTo(recorded());
        assertPresent(now -> assertThat(now).isEqualTo(new Present.Now(1, List.of(new Present.On("/", 1)))));
    }

    @Test
    void theSamePageAgainWithinTenSecondsWritesNothing() {
        Beat first = beat(session.tab("a"), "/");
        clock.advance(Heartbeats.QUIET.minusMillis(1));
        assertThat(beat(session.tab("a"), "/")).isEqualTo(new Beat.Known(((Beat.Recorded) first).lastSeen()));
        clock.advance(Duration.ofMillis(1));
        assertThat(beat(session.tab("a"), "/")).isEqualTo(recorded());
    }

    @Test
    void anotherPageIsRecordedAtOnceAlsoInTheSameMillisecond() {
        beat(session.tab("a"), "/");
        assertThat(beat(session.tab("a"), "/pricing")).isEqualTo(recorded());
        clock.advance(Duration.ofMillis(1));
        assertThat(beat(session.tab("a"), "/")).isEqualTo(recorded());
        assertPresent(now -> assertThat(now.paths()).containsExactly(new Present.On("/", 1)));
    }

    @Test
    void timeNeverGoesBackThoughAnotherClockDoes() {
        beat(session.tab("a"), "/");
        Beat latest = recorded();
        clock.advance(Duration.ofSeconds(-3));
        assertThat(beat(session.tab("a"), "/docs")).isEqualTo(latest);
        assertThat(beat(session.tab("a"), "/docs")).isEqualTo(new Beat.Known(((Beat.Recorded) latest).lastSeen()));
    }

    @Test
    void tabsOfASessionAreOneVisitorOnEachOfTheirPages() {
        beat(session.tab("a"), "/");
        beat(session.tab("b"), "/docs");
        beat(session.tab("c"), "/docs");
        beat(session.tab(""), "/docs");
        beat(Session.of(tenant, "s-2").tab("a"), "/docs");
        assertPresent(now -> assertThat(now)
                .isEqualTo(new Present.Now(2, List.of(new Present.On("/docs", 2), new Present.On("/", 1)))));
    }

    @Test
    void whoWasNotSeenForTwoMinutesIsGone() {
        beat(session.tab("a"), "/");
        clock.advance(Present.ABSENT_AFTER.minusMillis(1));
        assertPresent(now -> assertThat(now.sessions()).isEqualTo(1));
        clock.advance(Duration.ofMillis(1));
        assertPresent(now -> assertThat(now).isEqualTo(new Present.Now(0, List.of())));
    }

    @Test
    void tenantsNeverMeet() {
        beat(session.tab("a"), "/");
        Session same = Session.of("other-" + tenant, "s-1");
        assertThat(beat(same.tab("a"), "/")).isEqualTo(recorded());
        assertPresent(now -> assertThat(now.sessions()).isEqualTo(1));
    }

    @Test
    void aRepeatUnderAKeyGetsTheSameAnswerAndHasNoEffect() {
        Beat first = beat(session.tab("a"), "/", request("k-" + tenant, true));
        clock.advance(Duration.ofSeconds(5));
        beat(session.tab("a"), "/docs");
        clock.advance(Duration.ofMinutes(1));
        assertThat(beat(session.tab("a"), "/", request("k-" + tenant, true)))
                .isEqualTo(new Beat.Recorded(((Beat.Recorded) first).lastSeen(), true));
        assertPresent(now -> assertThat(now.paths()).containsExactly(new Present.On("/docs", 1)));
    }

    @Test
    void anotherRequestUnderAKeyIsToldSo() {
        beat(session.tab("a"), "/", request("k-" + tenant, true));
        clock.advance(Duration.ofMinutes(1));
        assertThat(beat(session.tab("a"), "/", new Request("k-" + tenant, "other", "ann", true)))
                .isEqualTo(new Beat.KeyReused());
    }

    @Test
    void aKeyIsFreeAgainAfterADayAndWhereNothingWasRecorded() {
        beat(session.tab("a"), "/");
        assertThat(beat(session.tab("a"), "/", request("k-" + tenant, true))).isInstanceOf(Beat.Known.class);
        clock.advance(Heartbeats.QUIET);
        assertThat(beat(session.tab("a"), "/", request("k-" + tenant, true))).isEqualTo(recorded());
        clock.advance(Duration.ofHours(24).plusSeconds(1));
        assertThat(beat(session.tab("a"), "/", request("k-" + tenant, true))).isEqualTo(recorded());
    }

    @Test
    void manyCallersAtOnceAreAllAnsweredAndOnePageIsRecordedOnce() throws Exception {
        List<Callable<Beat>> callers = IntStream.range(0, 64)
                .<Callable<Beat>>mapToObj(i -> () -> beat(session.tab("a"), "/"))
                .toList();
        try (var threads = Executors.newFixedThreadPool(16)) {
            long recorded = threads.invokeAll(callers).stream()
                    .map(beat -> beat.resultNow())
                    .filter(Beat.Recorded.class::isInstance)
                    .count();
            assertThat(recorded).isEqualTo(1);
        }
    }

    @Test
    void callersOnManyPagesAtOnceAreAllRecorded() throws Exception {
        List<Callable<Beat>> callers = IntStream.range(0, 16)
                .<Callable<Beat>>mapToObj(i -> () -> beat(session.tab("a"), "/" + i))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(callers))
                    .allSatisfy(beat -> assertThat(beat.resultNow()).isInstanceOf(Beat.Recorded.class));
        }
        assertPresent(now -> assertThat(now.paths()).hasSize(1));
    }

    @Test
    void neitherSessionNorTabShowsInWhatIsKept() {
        Tab tab = Session.of(tenant, "secret-session").tab("secret-tab");
        assertThat(tab.toString()).doesNotContain("secret");
        assertThat(tab.session().id()).matches("[0-9a-f]{32}");
        assertThat(Session.of("a", "bc")).isNotEqualTo(Session.of("ab", "c"));
        assertThat(Session.of("a", "bc").id())
                .isNotEqualTo(Session.of("ab", "c").id());
    }
}
