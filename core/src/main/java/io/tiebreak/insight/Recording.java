package io.tiebreak.insight;

import io.tiebreak.command.Patience;
import io.tiebreak.store.Concurrently;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps one batch of incidents. */
final class Recording {
    /** How many requests are under way at the same time. */
    private static final int AT_ONCE = 32;

    private final InsightStore store;
    private final InstantSource clock;
    private final Patience patience;
    private final Meter meter;

    Recording(InsightStore store, InstantSource clock, Patience patience, Meter meter) {
        this.store = store;
        this.clock = clock;
        this.patience = patience;
        this.meter = meter;
    }

    private record Minute(String tenant, String target, Instant start) {}

    /** Counts them all. */
    void count(List<Incident> incidents) {
        Map<Hour, List<Incident>> hours =
                incidents.stream().collect(Collectors.groupingBy(one -> Hour.of(one.tenant(), one.at())));
        List<Block> blocks = hours.entrySet().stream()
                .flatMap(hour -> Block.of(hour.getKey(), hour.getValue()).stream())
                .toList();
        each(blocks, block -> {
            store.put(block, meter);
            return block;
        });
        // Asked when the blocks are there, however long that took: so one that is not late was there in time.
        Instant now = clock.instant();
        List<Hour> late = hours.keySet().stream()
                .filter(hour -> now.isAfter(hour.end().plus(Recorder.LATE)))
                .toList();
        // After the blocks, never before: see Hours. Who fails in between is brought the batch again.
        each(late, hour -> {
            store.unfold(hour, meter);
            return hour;
        });
    }

    /** Keeps the records of those that were refused, as far as they may be kept. */
    void keep(List<Incident> incidents) {
        Map<Minute, List<Incident>> minutes = incidents.stream()
                .filter(one -> one.refused().isPresent())
                .collect(Collectors.groupingBy(one ->
                        new Minute(one.tenant(), id(one).target(), one.at().truncatedTo(ChronoUnit.MINUTES))));
        List<Incident> kept =
                each(List.copyOf(minutes.entrySet()), minute -> allowed(minute.getKey(), minute.getValue())).stream()
                        .flatMap(List::stream)
                        .toList();
        each(kept, incident -> {
            store.keep(incident, meter);
            return incident;
        });
    }

    /**
     * A batch that comes again takes again, so it is allowed fewer. That costs no record: either all of it was kept before, or
     * nothing is left. Only if it failed in between, fewer are kept than could be.
     */
    private List<Incident> allowed(Minute minute, List<Incident> refused) {
        int wanted = Math.min(refused.size(), Recorder.MOST_PER_MINUTE);
        long taken = store.take(minute.tenant, minute.target, minute.start, wanted, meter);
        long tooMany = Math.max(0, taken - Recorder.MOST_PER_MINUTE);
        return refused.subList(0, (int) Math.max(0, wanted - tooMany));
    }

    private static ConflictId id(Incident incident) {
        return incident.refused().orElseThrow().id();
    }

    private <Q, A> List<A> each(List<Q> questions, Function<Q, A> ask) {
        return Concurrently.inPortions(AT_ONCE, questions, one -> patience.insist(() -> ask.apply(one)));
    }
}
