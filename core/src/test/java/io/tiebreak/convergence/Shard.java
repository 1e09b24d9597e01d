package io.tiebreak.convergence;

import io.tiebreak.ledger.VersionedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A shard of the stream. It keeps no order, for it holds many items, and every version is an item of its own; and gives
 * records out twice, late, and again from any earlier point.
 */
final class Shard {
    private static final int MOST_REPLAYS = 3;

    private final Random random;
    private final List<VersionedCommand> waiting = new ArrayList<>();
    private final List<VersionedCommand> past = new ArrayList<>();
    private int replays;

    Shard(Random random) {
        this.random = random;
    }

    synchronized void publish(VersionedCommand record) {
        waiting.add(random.nextInt(3) == 0 ? random.nextInt(waiting.size() + 1) : waiting.size(), record);
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Some records, a few of them twice. */
    synchronized List<VersionedCommand> take(int most) {
        if (replays < MOST_REPLAYS && !past.isEmpty() && random.nextInt(30) == 0) {
            replay();
        }
        List<VersionedCommand> front = waiting.subList(0, Math.min(most, waiting.size()));
        List<VersionedCommand> batch = new ArrayList<>(front);
        front.clear();
        past.addAll(batch);
        if (!batch.isEmpty() && random.nextInt(5) == 0) {
            batch.add(random.nextInt(batch.size() + 1), Streams.any(past, random));
        }
        return batch;
    }

    private void replay() {
        replays++;
        int from = random.nextInt(past.size());
        boolean single = random.nextBoolean();
        waiting.addAll(0, List.copyOf(past.subList(from, single ? from + 1 : past.size())));
    }

    /** What was not done with comes again, before all else. */
    synchronized void again(List<VersionedCommand> records) {
        waiting.addAll(0, records);
    }
}
