package io.tiebreak.bench;

import io.tiebreak.Ulid;
import io.tiebreak.insight.ConflictId;
import io.tiebreak.insight.Encounter;
import io.tiebreak.insight.Incident;
import io.tiebreak.insight.Refused;
import io.tiebreak.insight.Rival;
import io.tiebreak.insight.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Conflicts of twenty writers at some targets, of which the n-th has an n-th of what the first has; always the same ones. */
final class Incidents {
    private static final long SEED = 9;
    private static final int WRITERS = 20;
    private static final int FIELDS = 12;

    private final Random random = new Random(SEED);
    private final String tenant;
    private final double[] weights;

    Incidents(String tenant, int targets) {
        this.tenant = tenant;
        this.weights =
                IntStream.rangeClosed(1, targets).mapToDouble(n -> 1.0 / n).toArray();
        Arrays.parallelPrefix(weights, Double::sum);
    }

    /** So many in a time, the oldest first. */
    List<Incident> in(Instant from, Instant to, int count) {
        long length = Duration.between(from, to).toMillis();
        return random.longs(count, 0, length)
                .sorted()
                .mapToObj(from::plusMillis)
                .map(this::at)
                .toList();
    }

    /** One in three was retried, the others were refused. */
    private Incident at(Instant at) {
        String writer = writer();
        String rival = writer();
        Target target = new Target(Target.ITEM, "invoice/" + number(), "PatchItem");
        boolean retried = random.nextInt(3) == 0;
        return new Incident(
                tenant,
                target,
                Set.of(retried ? Encounter.RETRIED : Encounter.PERMANENT),
                at,
                retried ? 2 : 1,
                retried ? List.of(writer) : List.of(writer, rival),
                new UUID(random.nextLong(), random.nextLong()).toString(),
                Optional.empty(),
                retried ? Optional.empty() : Optional.of(refused(target, rival, at)));
    }

    private Refused refused(Target target, String rival, Instant at) {
        String command = new UUID(random.nextLong(), random.nextLong()).toString();
        return new Refused(
                ConflictId.of(new Ulid(() -> at, random).next(), target),
                409,
                OptionalLong.of(1),
                2,
                Optional.of(new Rival(rival, Optional.of(command), Optional.of(at), OptionalLong.of(2))),
                Stream.generate(() -> "/attributes/field-" + random.nextInt(FIELDS))
                        .limit(1 + random.nextInt(3))
                        .distinct()
                        .toList(),
                random.nextBoolean());
    }

    private int number() {
        int found = Arrays.binarySearch(weights, random.nextDouble() * weights[weights.length - 1]);
        return found < 0 ? -found - 1 : found;
    }

    private String writer() {
        return "writer-" + random.nextInt(WRITERS);
    }
}
