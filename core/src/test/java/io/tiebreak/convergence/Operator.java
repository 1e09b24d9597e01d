package io.tiebreak.convergence;

import io.tiebreak.projection.ConcurrentChangeException;
import io.tiebreak.projection.Rebuild;
import io.tiebreak.projection.Rebuilding;
import io.tiebreak.projection.Switch;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import io.tiebreak.view.Building;
import io.tiebreak.view.Generation;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Somebody who rebuilds views, reads what was made, and goes back. Whatever fails, he tries again. */
final class Operator {
    private static final List<String> VIEWS = List.of("items", "items", "item-names", "item-types");

    private final World world;
    private final Random random;
    private final GenerationStore generations;
    private final Parkings parkings;
    private final Seen seen;

    Operator(World world, Random random, GenerationStore generations, Parkings parkings, Seen seen) {
        this.world = world;
        this.random = random;
        this.generations = generations;
        this.parkings = parkings;
        this.seen = seen;
    }

    /**
     * Works.
     *
     * @param rebuild a new instance each time
     * @param switches a new instance each time
     */
    void live(int rebuilds, Supplier<Rebuild> rebuild, Supplier<Switch> switches) {
        for (int i = 0; i < rebuilds; i++) {
            world.sleep(Duration.ofMillis(random.nextInt(3000)));
            String view = Streams.any(VIEWS, random);
            int built = built(view, rebuild);
            if (random.nextInt(5) > 0) {
                read(view, built, switches);
                world.sleep(Duration.ofMillis(random.nextInt(8000)));
                Optional<Integer> previous = now(view).previous();
                if (random.nextInt(3) == 0) {
                    previous.ifPresent(number -> read(view, number, switches));
                }
            }
        }
    }

    private int built(String view, Supplier<Rebuild> rebuild) {
        Optional<Integer> built = Optional.empty();
        while (built.isEmpty()) {
            try {
                var until = world.instant().plusMillis(random.nextInt(200));
                Rebuilding rebuilding =
                        rebuild.get().run(view, new Rebuild.Settings(1, 1, 1_000_000), until, new Meter());
                built = rebuilding
                        .generations()
                        .building()
                        .filter(Building::isComplete)
                        .map(Building::generation);
            } catch (Killed | StoreException | ConcurrentChangeException failure) {
                world.sleep(Duration.ofMillis(random.nextInt(1000)));
            }
        }
        return built.get();
    }

    /** Lets a generation be read in which nothing waits; asks again until told that it is. */
    private void read(String view, int number, Supplier<Switch> switches) {
        boolean told = false;
        while (!told && parkings.of(new Generation(view, number)).isEmpty()) {
            try {
                Generations now = now(view);
                seen.switching(number < now.serving());
                if (view.equals("items")) {
                    seen.announced(now.form(number).orElseThrow());
                }
                var unusedGenerations = switches.get().to(now, number, new Meter());
                seen.switched();
                told = true;
            } catch (Killed | StoreException | ConcurrentChangeException failure) {
                world.sleep(Duration.ofMillis(random.nextInt(1000)));
            }
        }
    }

    private Generations now(String view) {
        return generations.find(view, new Meter()).orElseThrow();
    }
}
