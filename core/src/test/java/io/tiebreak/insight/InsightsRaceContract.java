package io.tiebreak.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.insight.Meanwhile.Before;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Mishaps;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Who folds an hour meets who brings a late block for it, in every order; the next report is right in each. */
abstract class InsightsRaceContract extends InsightsFixture {
    private final Incident early = met(ITEM, ago(Duration.ofMinutes(5)), Encounter.RETRIED);
    private final Incident late = met(ITEM, ago(Duration.ofMinutes(4)), Encounter.RETRIED);
    private final Hour hour = Hour.of(tenant, early.at());
    private final Block block = Block.of(hour, List.of(late)).getFirst();
    private final List<Long> seen = new ArrayList<>();

    InsightsRaceContract(Function<Mishaps, InsightStore> store) {
        super(store);
        record(early);
        clock.advance(Duration.ofHours(2));
    }

    /** Of that hour alone. */
    private long retried() {
        meter = new Meter();
        return report(until(hour.end(), Duration.ofHours(1))).summary().of(Encounter.RETRIED);
    }

    private boolean isFolded() {
        return Objects.requireNonNull(store.folds(List.of(hour), meter).get(hour))
                .fold()
                .isPresent();
    }

    private void put() {
        store.put(block, meter);
    }

    private void count() {
        store.unfold(hour, meter);
    }

    @Test
    void anHourThatIsOverIsReadOnce() {
        assertThat(retried()).isEqualTo(1);
        assertThat(meter.spent().requests()).isEqualTo(3);
        assertThat(retried()).isEqualTo(1);
        assertThat(meter.spent().requests()).isEqualTo(1);
    }

    @Test
    void aLateBlockIsInTheNextReport() {
        retried();
        record(late);
        assertThat(isFolded()).isFalse();
        assertThat(retried()).isEqualTo(2);
        assertThat(isFolded()).isTrue();
        assertThat(retried()).isEqualTo(2);
    }

    @Test
    void aBlockThatComesBeforeTheBlocksAreReadAndIsCountedBeforeTheFoldIsKept() {
        store.plan(Before.READING_BLOCKS, () -> record(late));
        assertThat(retried()).isEqualTo(2);
        assertThat(isFolded()).isFalse();
        assertThat(retried()).isEqualTo(2);
    }

    @Test
    void aBlockThatComesBeforeTheBlocksAreReadAndIsCountedAfterTheFoldIsKept() {
        store.plan(Before.READING_BLOCKS, this::put);
        assertThat(retried()).isEqualTo(2);
        assertThat(isFolded()).isTrue();
        count();
        assertThat(isFolded()).isFalse();
        assertThat(retried()).isEqualTo(2);
    }

    @Test
    void aBlockThatComesAfterTheBlocksAreReadAndIsCountedBeforeTheFoldIsKept() {
        store.plan(Before.FOLDING, () -> record(late));
        assertThat(retried()).isEqualTo(1);
        assertThat(isFolded()).isFalse();
        assertThat(retried()).isEqualTo(2);
    }

    @Test
    void aBlockThatComesAfterTheBlocksAreReadAndIsCountedAfterTheFoldIsKept() {
        store.plan(Before.FOLDING, this::put);
        assertThat(retried()).isEqualTo(1);
        assertThat(isFolded()).isTrue();
        count();
        assertThat(retried()).isEqualTo(2);
    }

    @Test
    void aReaderBetweenALateBlockAndItsCountLeavesNothingWrongBehind() {
        store.plan(Before.UNFOLDING, () -> seen.add(retried()));
        record(late);
        assertThat(seen).containsExactly(2L);
        assertThat(retried()).isEqualTo(2);
    }

    @Test
    void aReaderOfTheFoldBetweenALateBlockAndItsCountLeavesNothingWrongBehind() {
        retried();
        store.plan(Before.UNFOLDING, () -> seen.add(retried()));
        record(late);
        assertThat(seen).containsExactly(1L);
        assertThat(retried()).isEqualTo(2);
    }

    @Test
    void whoFailsBetweenALateBlockAndItsCountIsBroughtItAgain() {
        retried();
        store.plan(Before.UNFOLDING, () -> {
            throw new StoreException.Refused(new IllegalStateException("planned"));
        });
        assertThatThrownBy(() -> record(late)).isInstanceOf(StoreException.Refused.class);
        record(late);
        assertThat(retried()).isEqualTo(2);
    }

    @Test
    void twoReadersAndTwoLateBlocks() {
        Incident later = met(SIGNAL, late.at(), Encounter.RETRIED);
        store.plan(Before.FOLDING, () -> {
            record(late);
            store.plan(Before.FOLDING, () -> record(later));
            seen.add(retried());
        });
        assertThat(retried()).isEqualTo(1);
        assertThat(seen).containsExactly(2L);
        assertThat(retried()).isEqualTo(3);
    }

    @Test
    void noHourIsFoldedBeforeBlocksForItAreLate() {
        clock.advance(Duration.between(clock.instant(), hour.end().plus(Hours.SETTLED))
                .minusMillis(1));
        retried();
        assertThat(isFolded()).isFalse();
        clock.advance(Duration.ofMillis(1));
        retried();
        assertThat(isFolded()).isTrue();
    }

    @Test
    void aBlockIsLateTenMinutesAfterItsHour() {
        retried();
        clock.advance(Duration.between(clock.instant(), hour.end().plus(Recorder.LATE)));
        record(late);
        assertThat(isFolded()).isTrue();
        clock.advance(Duration.ofMillis(1));
        record(late);
        assertThat(isFolded()).isFalse();
    }

    /** However long it took to put it: what counts is when it was there. */
    @Test
    void aBlockThatBecomesLateWhileItIsPutIsLate() {
        retried();
        clock.advance(Duration.between(clock.instant(), hour.end()));
        store.plan(Before.PUT, () -> clock.advance(Hours.SETTLED));
        record(late);
        assertThat(isFolded()).isFalse();
    }
}
