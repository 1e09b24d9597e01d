package io.tiebreak.convergence;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Somebody who redrives parked streams now and then, and again until he gets an answer. */
final class Redriver {
    private final World world;
    private final Random random;
    private final GenerationStore generations;
    private final Parkings parkings;
    private final Redriving redriving;
    private final Set<StreamId> redriven = ConcurrentHashMap.newKeySet();

    Redriver(World world, Random random, GenerationStore generations, Parkings parkings, Redriving redriving) {
        this.world = world;
        this.random = random;
        this.generations = generations;
        this.parkings = parkings;
        this.redriving = redriving;
    }

    /** Redrives a stream once. */
    interface Redriving {
        void redrive(Generations generations, StreamId stream);
    }

    /** Whether anybody ever wanted that stream to go on. */
    boolean wanted(StreamId stream) {
        return redriven.contains(stream);
    }

    void live(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            world.sleep(Duration.ofMillis(random.nextInt(1000)));
            List<Generations> views = List.copyOf(generations.all(new Meter()).values());
            views.stream()
                    .sorted(Comparator.comparing(Generations::view))
                    .forEach(view -> parkings.of(view).stream()
                            .sorted(Comparator.comparing(StreamId::key))
                            .filter(stream -> random.nextInt(3) == 0)
                            .forEach(stream -> untilAnswered(view.view(), stream)));
        }
    }

    private void untilAnswered(String view, StreamId stream) {
        redriven.add(stream);
        boolean answered = false;
        while (!answered) {
            try {
                redriving.redrive(generations.find(view, new Meter()).orElseThrow(), stream);
                answered = true;
            } catch (Killed | StoreException failure) {
                world.sleep(Duration.ofMillis(random.nextInt(1000)));
            }
        }
    }
}
