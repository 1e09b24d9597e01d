package io.tiebreak.view;

import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A store that takes its time to answer. */
record SlowStore(GenerationStore store, HandAdvancedClock clock) implements GenerationStore {
    static final Duration ANSWER_TAKES = Duration.ofSeconds(2);

    @Override
    public Optional<Generations> find(String view, Meter meter) {
        Optional<Generations> found = store.find(view, meter);
        clock.advance(ANSWER_TAKES);
        return found;
    }

    @Override
    public Map<String, Generations> all(Meter meter) {
        return store.all(meter);
    }

    @Override
    public boolean replace(Generations changed, Meter meter) {
        return store.replace(changed, meter);
    }

    @Override
    public void measured(Map<String, Lag> lags, Meter meter) {
        store.measured(lags, meter);
    }

    @Override
    public Map<String, Lag> lags(Meter meter) {
        return store.lags(meter);
    }
}
