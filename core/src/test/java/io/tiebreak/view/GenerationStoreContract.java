package io.tiebreak.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.store.Meter;
import io.tiebreak.store.Sweep;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of generations' records promises. */
abstract class GenerationStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00.123456789Z");
    private final GenerationStore store;
    private final Meter meter = new Meter();
    private final String view = "view-" + UUID.randomUUID();
    private final Generations first = Generations.first(view, 1);

    GenerationStoreContract(GenerationStore store) {
        this.store = store;
    }

    @Test
    void aViewNothingWasProjectedIntoHasNoRecord() {
        assertThat(store.find(view, meter)).isEmpty();
        assertThat(store.all(meter)).doesNotContainKey(view);
    }

    @Test
    void aFirstRecordIsMadeWhereThereIsNone() {
        assertThat(store.replace(first, meter)).isTrue();
        assertThat(store.find(view, meter)).contains(first);
        assertThat(store.replace(Generations.first(view, 7), meter)).isFalse();
        assertThat(store.find(view, meter)).contains(first);
    }

    @Test
    void aRecordIsReplacedByTheNextOneOnly() {
        Generations second = first.begun(1, 1, NOW);
        Generations rival = first.begun(2, 3, NOW);
        assertThat(store.replace(second, meter)).isFalse();
        store.replace(first, meter);
        assertThat(store.replace(second.switchingTo(1), meter)).isFalse();
        assertThat(store.replace(second, meter)).isTrue();
        assertThat(store.replace(rival, meter)).isFalse();
        assertThat(store.find(view, meter)).contains(second);
    }

    @Test
    void whoseAnswerWasLostIsToldThatHeDidIt() {
        store.replace(first, meter);
        assertThat(store.replace(Generations.first(view, 1), meter)).isTrue();
        Generations second = first.begun(1, 1, NOW);
        store.replace(second, meter);
        assertThat(store.replace(first.begun(1, 1, NOW), meter)).isTrue();
        assertThat(store.find(view, meter)).contains(second);
    }

    @Test
    void everyFieldComesBackAsItWas() {
        var removing = new Sweep(3, new TreeMap<>(Map.of(0, Optional.empty(), 2, Optional.of("{\"a\":\"ä\"}"))));
        var copying = new Sweep(4, new TreeMap<>(Map.of(3, Optional.of("cursor"))));
        var building = new Building(12, Set.of(3, 4, 10), removing, copying, 1L << 40, 7, NOW);
        store.replace(first, meter);
        Generations full = new Generations(
                view,
                2,
                new TreeMap<>(Map.of(5, 1, 11, 2, 12, 3)),
                11,
                Optional.of(5),
                Optional.of(12),
                Optional.of(building));
        assertThat(store.replace(full, meter)).isTrue();
        assertThat(store.find(view, meter)).contains(full);
        assertThat(store.all(meter)).containsEntry(view, full);
    }

    @Test
    void allAreToldByTheirViews() {
        Generations other = Generations.first(view + "-too", 2);
        store.replace(first, meter);
        store.replace(other, meter);
        assertThat(store.all(meter)).containsEntry(view, first).containsEntry(other.view(), other);
    }

    @Test
    void lagsComeBackAsTheyWereAndLeaveOthersAlone() {
        Lag lag = new Lag(1234, NOW, NOW.plusMillis(1234));
        Lag later = new Lag(0, NOW.plusSeconds(9), NOW.plusSeconds(10));
        String other = view + "-too";
        store.measured(Map.of(view, lag, other, lag), meter);
        store.measured(Map.of(other, later), meter);
        assertThat(store.lags(meter)).containsEntry(view, lag).containsEntry(other, later);
        assertThat(store.find(view, meter)).isEmpty();
    }

    @Test
    void eachIsOneRequest() {
        store.all(meter);
        store.find(view, meter);
        store.replace(first, meter);
        store.replace(first.switchingTo(1).switched(), meter);
        store.measured(Map.of(view, new Lag(1, NOW, NOW), view + "-too", new Lag(1, NOW, NOW)), meter);
        store.lags(meter);
        assertThat(meter.spent().requests()).isEqualTo(6);
    }
}
