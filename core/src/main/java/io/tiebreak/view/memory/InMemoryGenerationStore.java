package io.tiebreak.view.memory;

import io.tiebreak.store.Meter;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Lag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Records of generations in memory; requests are counted, units are not. */
public final class InMemoryGenerationStore implements GenerationStore {
    private final Map<String, Generations> records = new HashMap<>();
    private final Map<String, Lag> lags = new HashMap<>();

    @Override
    public synchronized Map<String, Generations> all(Meter meter) {
        meter.request(0, 0);
        return Map.copyOf(records);
    }

    @Override
    public synchronized Optional<Generations> find(String view, Meter meter) {
        meter.request(0, 0);
        return Optional.ofNullable(records.get(view));
    }

    @Override
    public synchronized boolean replace(Generations changed, Meter meter) {
        meter.request(0, 0);
        long now = Optional.ofNullable(records.get(changed.view()))
                .map(Generations::revision)
                .orElse(0L);
        if (now != changed.revision() - 1) {
            // An answer was lost: the record that is there is this one.
            return changed.equals(records.get(changed.view()));
        }
        records.put(changed.view(), changed);
        return true;
    }

    @Override
    public synchronized void measured(Map<String, Lag> measured, Meter meter) {
        meter.request(0, 0);
        lags.putAll(measured);
    }

    @Override
    public synchronized Map<String, Lag> lags(Meter meter) {
        meter.request(0, 0);
        return Map.copyOf(lags);
    }
}
