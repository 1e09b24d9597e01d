package io.tiebreak.convergence;

import io.tiebreak.items.Items;
import io.tiebreak.ledger.StreamId;
import java.util.List;
import java.util.random.RandomGenerator;

/** The streams of a story: few, so that they get long; the same types and ids for every tenant. */
final class Streams {
    static final List<String> TENANTS = List.of("demo", "other");
    static final List<String> TYPES = List.of("note", "task");
    static final List<StreamId> ALL = TENANTS.stream()
            .flatMap(tenant -> TYPES.stream()
                    .flatMap(type ->
                            List.of("1", "2", "12").stream().map(id -> new StreamId(Items.KIND, tenant, type, id))))
            .toList();

    private Streams() {}

    static StreamId any(RandomGenerator random) {
        return any(ALL, random);
    }

    static <T> T any(List<T> things, RandomGenerator random) {
        return things.get(random.nextInt(things.size()));
    }
}
