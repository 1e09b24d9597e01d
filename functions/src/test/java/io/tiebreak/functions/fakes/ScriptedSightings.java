package io.tiebreak.functions.fakes;

import io.tiebreak.presence.Earlier;
import io.tiebreak.presence.Expected;
import io.tiebreak.presence.Kept;
import io.tiebreak.presence.Sighting;
import io.tiebreak.presence.SightingStore;
import io.tiebreak.presence.memory.InMemorySightingStore;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Sightings in memory; keeping them fails as long as it is told to. */
public final class ScriptedSightings implements SightingStore {
    private final InMemorySightingStore sightings = new InMemorySightingStore();
    private Optional<Supplier<RuntimeException>> failure = Optional.empty();
    private final List<Sighting> kept = new CopyOnWriteArrayList<>();
    private int reads;

    public void fail(Supplier<RuntimeException> with) {
        failure = Optional.of(with);
    }

    /** All that was asked to be kept. */
    public List<Sighting> kept() {
        return kept;
    }

    /** How often somebody asked for a slot. */
    public int reads() {
        return reads;
    }

    @Override
    public Kept keep(Sighting sighting, Expected expected, Meter meter) {
        check(sighting, meter);
        return sightings.keep(sighting, expected, meter);
    }

    @Override
    public Kept keep(Sighting sighting, Expected expected, Earlier record, Meter meter) {
        check(sighting, meter);
        return sightings.keep(sighting, expected, record, meter);
    }

    @Override
    public synchronized List<Sighting> seenAfter(String tenant, int slot, Instant time, Meter meter) {
        reads++;
        return sightings.seenAfter(tenant, slot, time, meter);
    }

    private void check(Sighting sighting, Meter meter) {
        kept.add(sighting);
        failure.ifPresent(some -> {
            meter.request(0, 1);
            throw some.get();
        });
    }
}
