package io.tiebreak.convergence;

import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projected;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The function behind a shard, and what the event source makes of its answers: checkpoint, bisect, hand over. */
final class Function {
    private final Shard shard;
    private final World world;
    private final Random random;
    private final Supplier<Invocation> invocations;
    private int most = Integer.MAX_VALUE;

    /** @param invocations another instance each time */
    Function(Shard shard, World world, Random random, Supplier<Invocation> invocations) {
        this.shard = shard;
        this.world = world;
        this.random = random;
        this.invocations = invocations;
    }

    /** What an instance is asked to do. */
    interface Invocation {
        Projected project(List<VersionedCommand> batch);
    }

    void live(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean() || !shard.isEmpty()) {
            world.sleep(Duration.ofMillis(random.nextInt(random.nextInt(10) == 0 ? 3000 : 400)));
            List<VersionedCommand> batch = shard.take(Math.min(most, random.nextInt(1, 12)));
            if (!batch.isEmpty()) {
                invoke(batch);
            }
        }
    }

    private void invoke(List<VersionedCommand> batch) {
        if (random.nextInt(12) == 0) {
            world.start(() -> another(batch));
        }
        try {
            Projected projected = invocations.get().project(batch);
            projected.stop().ifPresent(stop -> shard.again(batch.subList(stop.from(), batch.size())));
            most = Integer.MAX_VALUE;
        } catch (Killed killed) {
            shard.again(batch);
            most = Math.max(1, batch.size() / 2);
        } catch (StoreException failure) {
            shard.again(batch);
        }
    }

    /** Somebody else has the same batch while it is handed over; nobody listens to his answer. */
    private void another(List<VersionedCommand> batch) {
        try {
            world.sleep(Duration.ofMillis(random.nextInt(200)));
            var unusedAnswer = invocations.get().project(batch);
        } catch (Killed | StoreException unheard) {
            // It is the other one whose answer counts.
        }
    }
}
