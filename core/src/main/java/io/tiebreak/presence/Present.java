package io.tiebreak.presence;

import io.tiebreak.store.Concurrently;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Tells who is there now: sessions seen lately, by our own clock, however many tabs they have. */
public final class Present {
    /** Who was not seen for longer is gone. Browsers say where they are every 30 seconds. */
    public static final Duration ABSENT_AFTER = Duration.ofMinutes(2);

    private final SightingStore store;
    private final InstantSource clock;

    public Present(SightingStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Who is there in a tenant. 16 requests at least, and a read unit for some 60 tabs; the newest heartbeats may be missing. */
    public Now in(String tenant, Meter meter) {
        Instant since = clock.instant().minus(ABSENT_AFTER);
        List<Integer> slots = IntStream.range(0, SightingStore.SLOTS).boxed().toList();
        List<Sighting> seen = Concurrently.each(slots, slot -> store.seenAfter(tenant, slot, since, meter)).stream()
                .flatMap(Collection::stream)
                .toList();
        Set<Session> sessions = new HashSet<>();
        Map<String, Set<Session>> byPath = new TreeMap<>();
        seen.forEach(one -> {
            sessions.add(one.tab().session());
            byPath.computeIfAbsent(one.path(), none -> new HashSet<>())
                    .add(one.tab().session());
        });
        List<On> paths = byPath.entrySet().stream()
                .map(path -> new On(path.getKey(), path.getValue().size()))
                // Stable, so paths of as many sessions stay in the order of their names.
                .sorted(Comparator.comparingInt(On::sessions).reversed())
                .toList();
        return new Now(sessions.size(), paths);
    }

    /**
     * Who is there.
     *
     * @param sessions how many
     * @param paths where, most sessions first; a session with tabs on two pages is on both
     */
    public record Now(int sessions, List<On> paths) {}

    /** How many sessions are on a page. */
    public record On(String path, int sessions) {}
}
