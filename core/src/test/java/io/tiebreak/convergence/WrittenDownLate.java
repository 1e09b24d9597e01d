package io.tiebreak.convergence;

import io.tiebreak.store.Meter;
import io.tiebreak.view.Building;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Lag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps the record of a view that is being rebuilt to itself until it is whole. */
final class WrittenDownLate implements GenerationStore {
    private final GenerationStore store;
    private final Map<String, Generations> kept = new HashMap<>();

    WrittenDownLate(GenerationStore store) {
        this.store = store;
    }

    @Override
    public Map<String, Generations> all(Meter meter) {
        return store.all(meter);
    }

    @Override
    public Optional<Generations> find(String view, Meter meter) {
        return Optional.ofNullable(kept.get(view)).or(() -> store.find(view, meter));
    }

    @Override
    public boolean replace(Generations changed, Meter meter) {
        if (changed.building().filter(Predicate.not(Building::isComplete)).isPresent()) {
            kept.put(changed.view(), changed);
            return true;
        }
        kept.remove(changed.view());
        long revision =
                store.find(changed.view(), meter).map(Generations::revision).orElse(0L);
        return store.replace(
                new Generations(
                        changed.view(),
                        revision + 1,
                        changed.forms(),
                        changed.serving(),
                        changed.previous(),
                        changed.switching(),
                        changed.building()),
                meter);
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
