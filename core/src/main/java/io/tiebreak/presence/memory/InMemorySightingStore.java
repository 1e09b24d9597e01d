package io.tiebreak.presence.memory;

import io.tiebreak.presence.Earlier;
import io.tiebreak.presence.Expected;
import io.tiebreak.presence.Kept;
import io.tiebreak.presence.Sighting;
import io.tiebreak.presence.SightingStore;
import io.tiebreak.presence.Tab;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sightings in memory; requests are counted, units are not. */
public final class InMemorySightingStore implements SightingStore {
    private final Map<Tab, Sighting> sightings = new HashMap<>();
    private final Map<String, Earlier> records = new HashMap<>();

    @Override
    public synchronized Kept keep(Sighting sighting, Expected expected, Meter meter) {
        meter.request(0, 0);
        Sighting found = sightings.get(sighting.tab());
        if (found != null && !holds(expected, found, sighting)) {
            return new Kept.Refused(found);
        }
        sightings.put(sighting.tab(), sighting);
        return new Kept.Written();
    }

    @Override
    public synchronized Kept keep(Sighting sighting, Expected expected, Earlier record, Meter meter) {
        Earlier earlier = records.get(record.commandId());
        if (earlier != null && earlier.expiresAt().isAfter(sighting.seenAt())) {
            meter.request(0, 0);
            return new Kept.Repeated(earlier);
        }
        Kept kept = keep(sighting, expected, meter);
        if (kept instanceof Kept.Written) {
            records.put(record.commandId(), record);
        }
        return kept;
    }

    @Override
    public synchronized List<Sighting> seenAfter(String tenant, int slot, Instant time, Meter meter) {
        meter.request(0, 0);
        return sightings.values().stream()
                .filter(sighting -> sighting.tab().session().tenant().equals(tenant))
                .filter(sighting -> sighting.tab().session().slot() == slot)
                .filter(sighting -> sighting.seenAt().isAfter(time))
                .toList();
    }

    private static boolean holds(Expected expected, Sighting found, Sighting next) {
        return switch (expected) {
            case Expected.Older(Instant settled) ->
                found.seenAt().isBefore(next.seenAt())
                        && (!found.path().equals(next.path()) || !found.seenAt().isAfter(settled));
            case Expected.Still(Sighting before) -> before.equals(found);
        };
    }
}
