package io.tiebreak.insight;

import static io.tiebreak.store.Mishaps.Of.READ;
import static io.tiebreak.store.Mishaps.Of.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.store.Mishaps.Mishap;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong between the library and DynamoDB changes no count. */
@ExtendWith(Database.Given.class)
class InsightsUnderFaultsTest extends InsightsFixture {

    InsightsUnderFaultsTest(Database database) {
        super(database);
    }

    @AfterEach
    void allThatWasPlannedHappened() {
        assertThat(mishaps.over()).isTrue();
    }

    static Stream<Mishap> passing() {
        return Stream.of(new Mishap.AnswerLost(), new Mishap.RequestLost(), new Mishap.Twice(), new Mishap.Throttled());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aBatchIsRecordedOnceAndTold(Mishap mishap) {
        List<Incident> batch = IntStream.range(0, 60)
                .mapToObj(i -> refused(i % 3 == 0 ? ITEM : SIGNAL, ago(Duration.ofMinutes(1 + i))))
                .toList();
        IntStream.range(0, 12).forEach(i -> mishaps.plan(WRITE, mishap));
        record(batch);
        IntStream.range(0, 5).forEach(i -> mishaps.plan(READ, mishap));
        Report report = report();
        assertThat(report.summary()).isEqualTo(new Counts(Map.of(Encounter.PERMANENT, 60L)));
        assertThat(report()).isEqualTo(report);
        mishaps.plan(READ, mishap);
        assertThat(find(id(batch.getFirst()))).contains(new Found(batch.getFirst(), true));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aLateBlockIsCountedWhateverHappensToItsCount(Mishap mishap) {
        Incident early = met(ITEM, ago(Duration.ofHours(3)), Encounter.RETRIED);
        record(early);
        report();
        store.plan(Meanwhile.Before.UNFOLDING, () -> mishaps.plan(WRITE, mishap));
        record(met(ITEM, early.at(), Encounter.RETRIED));
        assertThat(report().summary().total()).isEqualTo(2);
    }

    @Test
    void aReportIsGivenThoughItsFoldCannotBeKeptAtTheMoment() {
        record(met(ITEM, ago(Duration.ofHours(3)), Encounter.RETRIED));
        Query query = until(ago(Duration.ofHours(2)), Duration.ofHours(2));
        mishaps.plan(WRITE, new Mishap.Throttled());
        assertThat(report(query).summary().total()).isEqualTo(1);
        assertThat(clock.waits()).isEmpty();
        assertThat(report(query).summary().total()).isEqualTo(1);
    }

    @Test
    void whoMayNotKeepAFoldIsToldSo() {
        mishaps.plan(WRITE, new Mishap.AccessDenied());
        Query query = until(Hour.of(tenant, ago(Duration.ofHours(3))).start(), Duration.ofHours(1));
        assertThatThrownBy(() -> report(query)).isInstanceOf(StoreException.Refused.class);
    }

    @Test
    void aBatchThatFailedIsRecordedWhenItComesAgain() {
        List<Incident> batch = IntStream.range(0, 300)
                .mapToObj(i -> refused(ITEM, clock.instant().plusMillis(i)))
                .toList();
        clock.advance(Duration.ofMinutes(1));
        store.plan(Meanwhile.Before.KEEPING, () -> {
            throw new StoreException.Refused(new IllegalStateException("planned"));
        });
        assertThatThrownBy(() -> record(batch)).isInstanceOf(StoreException.Refused.class);
        record(batch);
        assertThat(report().summary()).isEqualTo(new Counts(Map.of(Encounter.PERMANENT, 300L)));
    }

    @Test
    void whatNeverPassesIsToldWhenTimeIsOver() {
        IntStream.range(0, 400).forEach(i -> mishaps.plan(WRITE, new Mishap.Throttled()));
        assertThatThrownBy(() -> record(refused(ITEM, clock.instant()))).isInstanceOf(StoreException.Throttled.class);
        while (!mishaps.over()) {
            mishaps.next(WRITE);
        }
    }
}
