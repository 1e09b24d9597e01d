package io.tiebreak.convergence;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generation;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Standing;
import io.tiebreak.view.ViewStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Looks at streams' own rows: a parked one stands still until somebody wants it to go on. */
record Auditor(World world, ViewStore store, GenerationStore generations, Findings findings) {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private record Row(Generation generation, StreamId stream) {}

    void live(BooleanSupplier goesOn, Predicate<StreamId> redriven) {
        Map<Row, Standing> parked = new HashMap<>();
        while (goesOn.getAsBoolean()) {
            world.sleep(PAUSE);
            for (Generations view : generations.all(new Meter()).values()) {
                for (int number : view.forms().keySet()) {
                    Streams.ALL.stream()
                            .filter(stream -> !redriven.test(stream))
                            .forEach(stream -> look(new Row(new Generation(view.view(), number), stream), parked));
                }
            }
        }
    }

    private void look(Row row, Map<Row, Standing> parked) {
        Standing now = store.find(row.generation(), row.stream(), new Meter()).orElse(Standing.NOTHING);
        Standing before = parked.getOrDefault(row, now);
        findings.expect(
                now.equals(before),
                Promise.PARKED_STANDS_STILL,
                () -> row + " was parked at " + before.applied() + " and is at " + now.applied());
        if (now.parked().isPresent()) {
            parked.put(row, now);
        }
    }
}
