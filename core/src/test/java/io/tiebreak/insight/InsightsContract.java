package io.tiebreak.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.Ulid;
import io.tiebreak.command.Backoff;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Mishaps;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators are told of what was recorded, on every store. */
abstract class InsightsContract extends InsightsFixture {

    InsightsContract(Function<Mishaps, InsightStore> store) {
        super(store);
    }

    private static Counts counts(Encounter encounter, long count) {
        return new Counts(Map.of(encounter, count));
    }

    @Test
    void nothingIsToldWhereNothingHappened() {
        assertThat(report())
                .isEqualTo(new Report(Duration.ofHours(1), Counts.NONE, List.of(), 0, Collections.emptySortedMap()));
        assertThat(find(ConflictId.of(Ulid.first(clock.instant()), ITEM))).isEmpty();
    }

    @Test
    void anIncidentIsToldWithAllThatIsKnownOfIt() {
        Incident refused =
                refused(ITEM, ago(Duration.ofMinutes(3)), List.of("/total", "/name"), true, "ben", "ann/tab-1");
        record(refused);
        Report report = report(until(clock.instant(), Duration.ofHours(1)));
        assertThat(report.summary()).isEqualTo(counts(Encounter.PERMANENT, 1));
        assertThat(report.series()).isEqualTo(Map.of(refused.at(), counts(Encounter.PERMANENT, 1)));
        assertThat(report.targetsOmitted()).isZero();
        TargetTally tally = report.targets().getFirst();
        assertThat(tally.target()).isEqualTo(ITEM);
        assertThat(tally.counts()).isEqualTo(counts(Encounter.PERMANENT, 1));
        assertThat(tally.writers()).containsExactly("ann/tab-1", "ben");
        assertThat(tally.fields()).isEqualTo(Map.of("/name", 1L, "/total", 1L));
        assertThat(tally.wouldHaveMerged()).isEqualTo(1);
        assertThat(tally.maxAttempts()).isEqualTo(1);
        assertThat(tally.lastAt()).isEqualTo(refused.at());
        assertThat(tally.lastConflictId()).contains(id(refused));
        assertThat(find(id(refused))).contains(new Found(refused, true));
    }

    @Test
    void whatHappenedAtATargetIsAddedUp() {
        Instant at = ago(Duration.ofMinutes(1));
        Incident refused = refused(ITEM, at);
        record(met(ITEM, at.plusMillis(7), Encounter.RETRIED, Encounter.TRANSACTION_CONFLICT), refused);
        record(met(ITEM, at.minusSeconds(60), Encounter.RETRIED));
        Report report = report(until(clock.instant(), Duration.ofHours(2)));
        TargetTally tally = report.targets().getFirst();
        assertThat(tally.counts())
                .isEqualTo(new Counts(
                        Map.of(Encounter.RETRIED, 2L, Encounter.PERMANENT, 1L, Encounter.TRANSACTION_CONFLICT, 1L)));
        assertThat(tally.counts().total()).isEqualTo(4);
        assertThat(tally.writers()).containsExactly("ann", "ann/tab-1", "ben");
        assertThat(tally.maxAttempts()).isEqualTo(2);
        assertThat(tally.lastAt()).isEqualTo(at.plusMillis(7));
        assertThat(tally.lastConflictId()).contains(id(refused));
        assertThat(report.series()).containsOnlyKeys(at.minusSeconds(60), at);
    }

    @Test
    void twoThatDifferInNothingButTheirRequestAreTwo() {
        Instant at = ago(Duration.ofMinutes(1));
        record(met(ITEM, at, Encounter.DEDUPLICATED));
        record(met(ITEM, at, Encounter.DEDUPLICATED));
        assertThat(report().summary()).isEqualTo(counts(Encounter.DEDUPLICATED, 2));
    }

    @Test
    void aBatchThatComesTwiceAndInAnotherOrderCountsOnce() {
        List<Incident> batch = new ArrayList<>(IntStream.range(0, 40)
                .mapToObj(i -> refused(i % 2 == 0 ? ITEM : SIGNAL, ago(Duration.ofMinutes(1 + i * 3L))))
                .toList());
        record(batch);
        Report once = report();
        Collections.shuffle(batch, new Random(3));
        record(batch);
        assertThat(report()).isEqualTo(once);
        assertThat(once.summary()).isEqualTo(counts(Encounter.PERMANENT, 40));
        assertThat(store.kept()).hasSize(40);
    }

    @Test
    void timesAreInclusiveAtTheBeginningAndExclusiveAtTheEnd() {
        Instant at = ago(Duration.ofMinutes(20));
        record(met(ITEM, at, Encounter.RETRIED), met(ITEM, at.plusSeconds(1), Encounter.SUPERSEDED));
        record(met(ITEM, at.plusSeconds(2), Encounter.DEDUPLICATED));
        Report report = report(new Query(tenant, at.plusSeconds(1), at.plusSeconds(2), Optional.empty()));
        assertThat(report.summary()).isEqualTo(counts(Encounter.SUPERSEDED, 1));
        assertThat(report(new Query(tenant, at, at, Optional.empty())).summary())
                .isEqualTo(Counts.NONE);
    }

    @Test
    void whatIsOlderThanThreeDaysIsNotToldAnyMore() {
        Incident old = refused(ITEM, clock.instant());
        record(old);
        Query query = new Query(tenant, old.at(), old.at().plus(Insights.KEPT), Optional.empty());
        clock.advance(Insights.KEPT);
        assertThat(report(query).summary().total()).isEqualTo(1);
        assertThat(find(id(old))).contains(new Found(old, true));
        clock.advance(Duration.ofSeconds(1));
        assertThat(report(query).summary().total()).isZero();
        assertThat(find(id(old))).isEmpty();
        clock.advance(Insights.KEPT);
        assertThat(report(query).summary().total()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"PT2H, PT1M", "PT2H1S, PT5M", "PT12H, PT5M", "PT12H1S, PT1H", "PT72H, PT1H"})
    void theStepFollowsTheLengthAndTheSeriesAddsUpToTheSummary(Duration length, Duration step) {
        IntStream.range(0, 8)
                .forEach(i -> record(met(ITEM, ago(length.dividedBy(9).multipliedBy(i + 1)), Encounter.RETRIED)));
        Report report = report(until(clock.instant(), length));
        assertThat(report.step()).isEqualTo(step);
        assertThat(report.series().keySet())
                .allSatisfy(
                        at -> assertThat(at.getEpochSecond() % step.toSeconds()).isZero());
        assertThat(report.series().values().stream().reduce(Counts.NONE, Counts::plus))
                .isEqualTo(report.summary())
                .isEqualTo(counts(Encounter.RETRIED, 8));
    }

    @Test
    void aQueryIsNeitherTooLongNorUpsideDown() {
        Instant now = clock.instant();
        assertThatThrownBy(() -> until(now, Insights.KEPT.plusMillis(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Query(tenant, now, now.minusMillis(1), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKindIsToldAloneAlsoOfHoursAddedUp() {
        record(
                met(ITEM, ago(Duration.ofHours(5)), Encounter.RETRIED),
                met(SIGNAL, ago(Duration.ofHours(5)), Encounter.SUPERSEDED),
                met(SIGNAL, ago(Duration.ofMinutes(1)), Encounter.SUPERSEDED));
        for (int i = 0; i < 2; i++) {
            Query all = until(clock.instant(), Insights.KEPT);
            assertThat(report(all).targets()).hasSize(2);
            Report signals = report(new Query(tenant, all.from(), all.to(), Optional.of("signal")));
            assertThat(signals.summary()).isEqualTo(counts(Encounter.SUPERSEDED, 2));
            assertThat(signals.targets()).extracting(TargetTally::target).containsExactly(SIGNAL);
            assertThat(report(new Query(tenant, all.from(), all.to(), Optional.of("item")))
                            .series())
                    .hasSize(1);
        }
    }

    @Test
    void theWorstTargetsComeFirst() {
        Instant at = ago(Duration.ofMinutes(9));
        record(
                met(target("twice"), at, Encounter.RETRIED, Encounter.TRANSACTION_CONFLICT),
                met(target("locked"), at, Encounter.LOCK_REFUSED),
                met(target("old"), at, Encounter.DEDUPLICATED),
                met(target("new"), at.plusMillis(1), Encounter.DEDUPLICATED),
                met(target("refused"), at, Encounter.PERMANENT, Encounter.TRANSACTION_CONFLICT));
        assertThat(report().targets())
                .extracting(tally -> tally.target().key())
                .containsExactly("refused", "locked", "twice", "new", "old");
    }

    private static Target target(String key) {
        return new Target("item", key, "PatchItem");
    }

    @Test
    void operationsOnOneThingAreTargetsOfTheirOwn() {
        Instant at = ago(Duration.ofMinutes(9));
        record(
                met(ITEM, at, Encounter.RETRIED),
                met(new Target("item", ITEM.key(), "DeleteItem"), at, Encounter.RETRIED));
        assertThat(report().targets()).hasSize(2);
    }

    @Test
    void aHundredTargetsAreToldAndTheOthersAreCounted() {
        List<Incident> incidents = randomTargets(2_500, 8)
                .map(target -> met(target, ago(Duration.ofHours(2)), Encounter.RETRIED))
                .toList();
        record(incidents);
        for (int i = 0; i < 2; i++) {
            Report report = report();
            assertThat(report.targets()).hasSize(Report.MOST_TARGETS);
            assertThat(report.targetsOmitted()).isEqualTo(2_400);
            assertThat(report.summary()).isEqualTo(counts(Encounter.RETRIED, 2_500));
            Query query = until(clock.instant(), Insights.KEPT);
            assertThat(report(new Query(tenant, query.from(), query.to(), Optional.of("signal")))
                            .targetsOmitted())
                    .isZero();
        }
    }

    @Test
    void whatDoesNotFitIntoARowIsCutAndStillCountsExactly() {
        List<Incident> incidents = randomTargets(4_000, 400)
                .map(target -> met(target, ago(Duration.ofHours(2)), Encounter.RETRIED))
                .toList();
        record(incidents);
        assertThat(meter.spent().requests()).isBetween(4L, 16L);
        record(incidents);
        for (int i = 0; i < 2; i++) {
            Report report = report();
            assertThat(report.summary()).isEqualTo(counts(Encounter.RETRIED, 4_000));
            assertThat(report.targets().size() + report.targetsOmitted()).isEqualTo(4_000);
        }
    }

    @Test
    void writersAndFieldsOfATargetAreBounded() {
        for (int batch = 0; batch < 3; batch++) {
            int from = batch * 20;
            record(IntStream.range(from, from + 20)
                    .mapToObj(i -> refused(
                            ITEM,
                            ago(Duration.ofHours(3)),
                            List.of("/always", "/field-%02d".formatted(i)),
                            false,
                            "writer-%02d".formatted(i)))
                    .toList());
        }
        for (int i = 0; i < 2; i++) {
            TargetTally tally = report().targets().getFirst();
            assertThat(tally.writers()).hasSize(20).startsWith("writer-00").endsWith("writer-19");
            assertThat(tally.fields()).hasSize(20).containsEntry("/always", 60L);
        }
    }

    @Test
    void anIdForWhichThereWasNoRoomLeadsToTheNearestOfItsTarget() {
        Incident first = refused(ITEM, ago(Duration.ofMinutes(5)));
        Incident second = refused(ITEM, ago(Duration.ofMinutes(3)));
        Incident other = refused(SIGNAL, ago(Duration.ofMinutes(4)));
        record(first, second, other);
        for (int minutes : new int[] {1, 4, 6}) {
            fill(ago(Duration.ofMinutes(minutes)));
        }
        assertThat(find(at(Duration.ofMinutes(4)))).contains(new Found(first, false));
        assertThat(find(at(Duration.ofMinutes(1)))).contains(new Found(second, false));
        assertThat(find(at(Duration.ofMinutes(6)))).contains(new Found(first, false));
    }

    @Test
    void anIdThatMayYetComeLeadsNowhereMeanwhile() {
        record(refused(ITEM, ago(Duration.ofMinutes(5))), refused(ITEM, ago(Duration.ofMinutes(3))));
        fill(ago(Duration.ofMinutes(5)));
        assertThat(find(at(Duration.ofMinutes(4)))).isEmpty();
        assertThat(find(new ConflictId(Span.LAST, at(Duration.ZERO).target()))).isEmpty();
        assertThat(find(at(Duration.ofDays(9)))).isEmpty();
    }

    @Test
    void anIdOfOneMinuteMayHaveItsRecordInTheNext() {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Incident kept = refused(ITEM, minute);
        record(kept);
        fill(minute);
        assertThat(find(ConflictId.of(Ulid.first(minute.minusMillis(1)), ITEM))).contains(new Found(kept, false));
    }

    /** There is no room left in that minute. */
    private void fill(Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        store.take(tenant, at(Duration.ZERO).target(), minute, Recorder.MOST_PER_MINUTE, new Meter());
    }

    @Test
    void veryLongNamesOfFieldsAreCut() {
        String name = "/" + "ä".repeat(25_000);
        record(refused(ITEM, clock.instant(), List.of(name, "/b"), false, "ann"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(report().targets().getFirst().fields())
                .containsOnlyKeys(name.substring(0, Refused.LONGEST_FIELD) + "…", "/b");
    }

    private ConflictId at(Duration ago) {
        return ConflictId.of(Ulid.first(ago(ago)), ITEM);
    }

    @Test
    void recordsOfOtherTenantsAreNotFound() {
        Incident refused = refused(ITEM, clock.instant());
        record(refused);
        var others = new Insights(store, Backoff.DEFAULT, clock.surroundings());
        assertThat(others.conflict("other", id(refused), new Meter())).isEmpty();
    }

    @Test
    void aStormCountsExactlyAndKeepsTwoHundredAndFiftyRecords() {
        List<Incident> storm = IntStream.range(0, 10_000)
                .mapToObj(i -> refused(ITEM, clock.instant().plusMillis(i * 5L)))
                .toList();
        clock.advance(Duration.ofMinutes(1));
        for (int from = 0; from < storm.size(); from += 1_000) {
            record(storm.subList(from, from + 1_000));
        }
        assertThat(report().summary()).isEqualTo(counts(Encounter.PERMANENT, 10_000));
        assertThat(store.kept()).hasSize(Recorder.MOST_PER_MINUTE);
        for (int i = 0; i < storm.size(); i += 41) {
            Incident asked = storm.get(i);
            Found found = find(id(asked)).orElseThrow();
            assertThat(found.incident().target()).isEqualTo(ITEM);
            assertThat(found.itself()).isEqualTo(store.kept().containsKey(id(asked)));
        }
    }

    @Test
    void moreRecordsAreKeptInTheNextMinute() {
        Instant minute = clock.instant();
        record(IntStream.range(0, 300).mapToObj(i -> refused(ITEM, minute)).toList());
        record(IntStream.range(0, 7)
                .mapToObj(i -> refused(ITEM, minute.plusSeconds(60)))
                .toList());
        record(IntStream.range(0, 7).mapToObj(i -> refused(SIGNAL, minute)).toList());
        assertThat(store.kept()).hasSize(250 + 7 + 7);
    }

    @Test
    void aBatchThatComesAgainKeepsNoOtherRecordsThanItDidBefore() {
        List<Incident> batch = IntStream.range(0, 200)
                .mapToObj(i -> refused(ITEM, clock.instant()))
                .toList();
        record(batch);
        record(batch.reversed());
        assertThat(store.kept()).hasSize(200);
        record(IntStream.range(0, 100)
                .mapToObj(i -> refused(ITEM, clock.instant()))
                .toList());
        assertThat(store.kept()).hasSize(200);
    }
}
