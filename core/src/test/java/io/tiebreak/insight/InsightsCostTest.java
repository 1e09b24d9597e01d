package io.tiebreak.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.Ulid;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.util.Collections;
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

    private void assertCost(Map<String, Long> expected, double readUnits, double writeUnits) {
        assertThat(calls.taken().stream().collect(Collectors.groupingBy(call -> call, Collectors.counting())))
                .isEqualTo(expected);
        assertThat(meter.spent().readUnits()).isEqualTo(readUnits);
        assertThat(meter.spent().writeUnits()).isEqualTo(writeUnits);
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
    void aRecordIsOneQueryAndTwoIfThereIsNoneBeforeIt() {
        Incident refused = refused(ITEM, clock.instant());
        record(refused);
        forget();
        find(id(refused));
        assertCost(List.of("Query strong"), 1, 0);
        forget();
        find(ConflictId.of(Ulid.first(ago(Duration.ofMinutes(1))), ITEM));
        assertThat(calls.taken()).isEqualTo(Collections.nCopies(2, "Query strong"));
    }

    @Test
    void threeDaysWithoutAConflictAreThreeRequestsFromTheSecondTimeOn() {
        report();
        assertThat(calls.taken().stream().collect(Collectors.groupingBy(call -> call, Collectors.counting())))
                .isEqualTo(Map.of("BatchGetItem", 1L, "Query strong", 73L, "PutItem", 71L));
        assertThat(meter.spent().writeUnits()).isEqualTo(71);
        System.out.println("none, first " + meter.spent());
        forget();
        report();
        System.out.println("none, again " + meter.spent());
        assertCost(Map.of("BatchGetItem", 1L, "Query strong", 2L), 71 + 2, 0);
    }

    @Test
    void threeDaysWithAFewConflictsAreThreeRequestsFromTheSecondTimeOn() {
        for (int i = 0; i < 30; i++) {
            record(refused(ITEM, ago(Duration.ofHours(i * 2L))));
        }
        forget();
        report();
        System.out.println("few, first " + meter.spent());
        forget();
        report();
        System.out.println("few, again " + meter.spent());
        assertCost(Map.of("BatchGetItem", 1L, "Query strong", 2L), 71 + 2, 0);
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
        System.out.println("100,000, recorded " + meter.spent());
        forget();
        assertThat(report().summary().total()).isEqualTo(72 * 1_389);
        System.out.println("100,000, first " + meter.spent());
        forget();
        assertThat(report().summary().total()).isEqualTo(72 * 1_389);
        System.out.println("100,000, again " + meter.spent());
        assertThat(calls.taken().stream().collect(Collectors.groupingBy(call -> call, Collectors.counting())))
                .isEqualTo(Map.of("BatchGetItem", 1L, "Query strong", 2L));
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
