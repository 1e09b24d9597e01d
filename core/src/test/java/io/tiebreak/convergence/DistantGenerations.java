package io.tiebreak.convergence;

import io.tiebreak.store.Meter;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Lag;
import java.util.Map;
import java.util.Optional;

/** Records of generations over a network. */
record DistantGenerations(GenerationStore store, Network network) implements GenerationStore {

    @Override
    public Map<String, Generations> all(Meter meter) {
        return network.read(() -> store.all(meter));
    }

    @Override
    public Optional<Generations> find(String view, Meter meter) {
        return network.read(() -> store.find(view, meter));
    }

    @Override
    public boolean replace(Generations changed, Meter meter) {
        return network.write(() -> store.replace(changed, meter));
    }

    @Override
    public void measured(Map<String, Lag> lags, Meter meter) {
        network.write(() -> {
            store.measured(lags, meter);
            return true;
        });
    }

    @Override
    public Map<String, Lag> lags(Meter meter) {
        return network.read(() -> store.lags(meter));
    }
}
