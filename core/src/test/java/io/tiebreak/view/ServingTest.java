package io.tiebreak.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.store.Meter;
import io.tiebreak.view.memory.InMemoryGenerationStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServingTest {
    private static final Duration JUST = Duration.ofMillis(1);
    private final HandAdvancedClock clock = new HandAdvancedClock();
    private final GenerationStore store = new InMemoryGenerationStore();
    private final Serving serving = new Serving(store, clock);
    private final Generations first = Generations.first("items", 1);
    private Meter meter = new Meter();

    @BeforeEach
    void aViewIsThere() {
        store.replace(first, new Meter());
    }

    @Test
    void oneRequestIsEnoughForALease() {
        assertThat(asked()).isEqualTo(1);
        clock.advance(Serving.LEASE.minus(JUST));
        assertThat(asked()).isZero();
        clock.advance(JUST);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void eachViewHasItsOwnLease() {
        asked();
        serving.of("other", meter);
        assertThat(meter.spent().requests()).isEqualTo(2);
    }

    @Test
    void theLeaseRunsFromBeforeTheQuestion() {
        var slow = new Serving(new SlowStore(store, clock), clock);
        slow.of("items", meter);
        clock.advance(Serving.LEASE.minus(SlowStore.ANSWER_TAKES));
        slow.of("items", meter);
        assertThat(meter.spent().requests()).isEqualTo(2);
    }

    @Test
    void nothingIsRememberedWhileASwitchIsAnnounced() {
        asked();
        store.replace(first.switchingTo(1), new Meter());
        clock.advance(Serving.LEASE);
        assertThat(asked()).isEqualTo(1);
        assertThat(asked()).isEqualTo(1);
        store.replace(first.switchingTo(1).switched(), new Meter());
        assertThat(asked()).isEqualTo(1);
        assertThat(asked()).isZero();
    }

    @Test
    void whatIsReadIsWhatStandsThere() {
        assertThat(serving.of("items", meter)).isEqualTo(first);
        Generations begun = first.begun(2, 1, Instant.EPOCH);
        store.replace(begun, meter);
        assertThat(serving.of("items", meter)).isEqualTo(first);
        clock.advance(Serving.LEASE);
        assertThat(serving.of("items", meter)).isEqualTo(begun);
    }

    @Test
    void aClockThatWentBackMakesNoLeaseLonger() {
        asked();
        clock.advance(Duration.ofHours(-1));
        assertThat(asked()).isEqualTo(1);
        clock.advance(Serving.LEASE.minus(JUST));
        assertThat(asked()).isZero();
    }

    @Test
    void aViewNothingWasProjectedIntoReadsItsFirstGeneration() {
        assertThat(serving.of("new", meter).served()).isEqualTo(new Generation("new", 1));
    }

    private long asked() {
        meter = new Meter();
        serving.of("items", meter);
        return meter.spent().requests();
    }
}
