package io.tiebreak.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.store.Mishaps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random days of random tenants: whatever is asked, the answer is that of a plain list. */
abstract class InsightsModelContract extends InsightsFixture {
    private static final int STEPS = 60;
    private static final List<String> WRITERS = List.of("ann", "ann/tab-1", "ben", "ägir 🦊");
    private static final List<String> FIELDS = List.of("/name", "/total", "/a~1b", "/ü");
    private static final List<Target> TARGETS = List.of(
            ITEM,
            SIGNAL,
            new Target("item", ITEM.key(), "DeleteItem"),
            new Target("item", "note/50%", "PatchItem"),
            new Target("signal", "/räume/🦊", "Bundle"));

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final Random random = new Random(seed);
    private final List<String> tenants =
            Stream.of("", "/", "%2F").map(end -> tenant + end).toList();
    private final List<Incident> known = new ArrayList<>();
    private final List<List<Incident>> earlier = new ArrayList<>();

    InsightsModelContract(Function<Mishaps, InsightStore> store) {
        super(store);
    }

    void assertReportsAreThoseOfAPlainList() {
        for (int step = 0; step < STEPS; step++) {
            clock.advance(Duration.ofSeconds(random.nextInt(4) == 0 ? random.nextInt(20_000) : random.nextInt(900)));
            if (random.nextBoolean()) {
                deliver();
            } else {
                Query query = query();
                assertThat(report(query)).as("seed %d, step %d", seed, step).isEqualTo(expected(query));
            }
        }
    }

    private void deliver() {
        List<Incident> batch =
                earlier.isEmpty() || random.nextInt(4) > 0 ? batch() : earlier.get(random.nextInt(earlier.size()));
        List<Incident> shuffled = new ArrayList<>(batch);
        Collections.shuffle(shuffled, random);
        record(shuffled);
    }

    private List<Incident> batch() {
        // Most come at once, some very late.
        int old = random.nextInt(3) == 0 ? 260_000 : 600;
        List<Incident> batch = IntStream.range(0, 1 + random.nextInt(25))
                .mapToObj(i -> incident(ago(Duration.ofMillis(random.nextInt(old * 1_000)))))
                .toList();
        earlier.add(batch);
        known.addAll(batch);
        return batch;
    }

    private Incident incident(Instant at) {
        Target target = one(TARGETS);
        Incident like = random.nextBoolean()
                ? refused(target, at, some(FIELDS), random.nextBoolean(), one(WRITERS), one(WRITERS))
                : met(target, at, one(List.of(Encounter.values())), one(List.of(Encounter.values())));
        return new Incident(
                one(tenants),
                target,
                like.encounters(),
                at,
                1 + random.nextInt(5),
                like.writers(),
                like.requestId(),
                like.traceId(),
                like.refused());
    }

    private Query query() {
        Duration length = Duration.ofSeconds(random.nextInt(2) == 0 ? random.nextInt(259_201) : random.nextInt(15_000));
        Instant to = ago(Duration.ofSeconds(random.nextInt(2) == 0 ? 0 : random.nextInt(100_000)));
        return new Query(
                one(tenants),
                to.minus(length),
                to,
                Optional.of(random.nextBoolean() ? "item" : "signal").filter(kind -> random.nextInt(3) == 0));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<String> some(List<String> of) {
        return of.stream().filter(one -> random.nextBoolean()).toList();
    }

    private Report expected(Query query) {
        List<Incident> asked = known.stream()
                .filter(one -> one.tenant().equals(query.tenant()))
                .filter(one -> query.kind().map(one.target().kind()::equals).orElse(true))
                .filter(one -> !one.at().isBefore(query.from()) && one.at().isBefore(query.to()))
                .filter(one -> !one.at().isBefore(ago(Insights.KEPT)))
                .toList();
        long step = query.step().toSeconds();
        SortedMap<Instant, Counts> series = new TreeMap<>();
        asked.stream()
                .collect(Collectors.groupingBy(
                        one -> Instant.ofEpochSecond(Math.floorDiv(one.at().getEpochSecond(), step) * step)))
                .forEach((at, incidents) -> series.put(at, counts(incidents)));
        List<TargetTally> targets = asked.stream().collect(Collectors.groupingBy(Incident::target)).entrySet().stream()
                .map(one -> tally(one.getKey(), one.getValue()))
                .sorted(TargetTally.WORST_FIRST)
                .toList();
        return new Report(query.step(), counts(asked), targets, 0, series);
    }

    private static Counts counts(List<Incident> incidents) {
        Map<Encounter, Long> counts = new EnumMap<>(Encounter.class);
        incidents.forEach(one -> one.encounters().forEach(encounter -> counts.merge(encounter, 1L, Long::sum)));
        return new Counts(counts);
    }

    private static TargetTally tally(Target target, List<Incident> incidents) {
        List<Refused> refused =
                incidents.stream().flatMap(one -> one.refused().stream()).toList();
        Map<String, Long> fields = new HashMap<>();
        refused.forEach(one -> one.changedFields().forEach(field -> fields.merge(field, 1L, Long::sum)));
        return new TargetTally(
                target,
                counts(incidents),
                incidents.stream()
                        .flatMap(one -> one.writers().stream())
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeMap<>(fields),
                refused.stream().filter(Refused::wouldHaveMerged).count(),
                incidents.stream().mapToLong(Incident::attempts).max().orElseThrow(),
                incidents.stream()
                        .map(Incident::at)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                refused.stream().map(Refused::id).max(Comparator.comparing(ConflictId::ulid)));
    }
}
