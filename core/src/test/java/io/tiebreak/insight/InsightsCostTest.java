package io.tiebreak.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.Ulid;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exact calls and units of recording and of reports. */
@ExtendWith(Database.Given.class)
class InsightsCostTest extends InsightsFixture {

    InsightsCostTest(Database database) {
        super(database);
    }

    private void forget() {
        calls.forget();
        meter = new Meter();
    }

    private void assertCost(List<String> expected, double readUnits, double writeUnits) {
        assertThat(calls.taken()).isEqualTo(expected);
        assertThat(meter.spent()).isEqualTo(new Meter.Spent(expected.size(), readUnits, writeUnits));
    }

    @Test
    void whatWasNotRefusedIsOneWrite() {
        record(met(ITEM, clock.instant(), Encounter.RETRIED));
        assertCost(List.of("PutItem unconditional"), 0, 1);
    }

    @Test
    void aRefusalIsThreeWrites() {
        record(refused(ITEM, clock.instant()));
        assertCost(List.of("PutItem unconditional", "UpdateItem", "PutItem unconditional"), 0, 3);
    }

    @Test
    void aBatchIsOneBlockForATenantAndAnHour() {
        record(IntStream.range(0, 1_000)
                .mapToObj(i -> met(ITEM, ago(Duration.ofSeconds(i)), Encounter.RETRIED))
                .toList());
        assertThat(calls.taken()).isEqualTo(List.of("PutItem unconditional"));
        assertThat(meter.spent().writeUnits()).isLessThan(15);
    }

    @Test
    void aStormIsOneWriteForEachRecordThatIsKeptAndTwoForEachBatch() {
        List<Incident> storm = IntStream.range(0, 1_000)
                .mapToObj(i -> refused(ITEM, clock.instant().plusMillis(i)))
                .toList();
        record(storm);
        assertThat(meter.spent().requests()).isEqualTo(2 + Recorder.MOST_PER_MINUTE);
        forget();
        record(IntStream.range(0, 1_000)
                .mapToObj(i -> refused(ITEM, clock.instant().plusMillis(i)))
                .toList());
        assertCost(List.of("PutItem unconditional", "UpdateItem"), 0, 2);
    }

    @Test
    void aLateBatchIsOneWriteMoreForEachHour() {
        record(met(ITEM, ago(Duration.ofHours(2)), Encounter.RETRIED));
        assertCost(List.of("PutItem unconditional", "UpdateItem"), 0, 2);
    }

    @Test
    void aRecordIsOneQuery() {
        Incident refused = refused(ITEM, clock.instant());
        record(refused);
        forget();
        find(id(refused));
        assertCost(List.of("Query strong"), 1, 0);
    }

    @Test
    void aRecordThatIsNotThereIsAskedForWhereItMayHaveBeenLeftOut() {
        find(ConflictId.of(Ulid.first(ago(Duration.ofMinutes(1))), ITEM));
        assertThat(calls.taken()).isEqualTo(List.of("Query strong", "GetItem strong", "GetItem strong"));
    }

    /** The first one to ask reads every hour, and adds up the 71 whole ones that are over. */
    private void assertFirstReport(double writeUnits) {
        assertThat(taken()).isEqualTo(Map.of("BatchGetItem", 1L, "Query strong", 73L, "PutItem", 71L));
        assertThat(meter.spent().writeUnits()).isEqualTo(writeUnits);
        forget();
    }

    /** Those who come later read these, and the hours at both ends. What is empty costs less here than on AWS. */
    private void assertLaterReport(double mostReadUnits) {
        assertThat(taken()).isEqualTo(Map.of("BatchGetItem", 1L, "Query strong", 2L));
        assertThat(meter.spent().readUnits()).isBetween(71.0, mostReadUnits);
        assertThat(meter.spent().writeUnits()).isZero();
    }

    private Map<String, Long> taken() {
        return calls.taken().stream().collect(Collectors.groupingBy(call -> call, Collectors.counting()));
    }

    @Test
    void threeDaysWithoutAConflictAreThreeRequestsFromTheSecondTimeOn() {
        report();
        assertFirstReport(71);
        report();
        assertLaterReport(73);
    }

    @Test
    void threeDaysWithAFewConflictsAreThreeRequestsFromTheSecondTimeOn() {
        for (int i = 0; i < 30; i++) {
            record(refused(ITEM, ago(Duration.ofHours(i * 2L))));
        }
        forget();
        report();
        assertFirstReport(71);
        report();
        assertLaterReport(73);
    }

    @Test
    void threeDaysWithAHundredThousandConflictsAreThreeRequestsFromTheSecondTimeOn() {
        List<Target> targets = randomTargets(2_000, 20).toList();
        for (int hour = 0; hour < 72; hour++) {
            int from = hour;
            record(IntStream.range(0, 1_389)
                    .mapToObj(i -> met(
                            targets.get((i * i + from) % 2_000),
                            ago(Duration.ofHours(from).plusSeconds(1 + i)),
                            Encounter.RETRIED))
                    .toList());
        }
        assertThat(meter.spent().writeUnits()).isBetween(1_000.0, 2_000.0);
        forget();
        assertThat(report().summary().total()).isEqualTo(72 * 1_389);
        assertThat(meter.spent().readUnits()).isLessThan(500);
        assertFirstReport(meter.spent().writeUnits());
        assertThat(report().summary().total()).isEqualTo(72 * 1_389);
        assertLaterReport(200);
    }

    @Test
    void anHourOfManyLargeBlocksIsReadPageByPageToItsEnd() {
        for (int batch = 0; batch < 4; batch++) {
            record(randomTargets(1_500, 400)
                    .map(target -> met(target, clock.instant(), Encounter.RETRIED))
                    .toList());
        }
        clock.advance(Duration.ofSeconds(1));
        forget();
        assertThat(report(until(clock.instant(), Duration.ofMinutes(1)))
                        .summary()
                        .total())
                .isEqualTo(6_000);
        assertThat(calls.taken()).hasSizeBetween(2, 4).containsOnly("Query strong");
    }
}
