package io.tiebreak.history;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Surroundings;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.ledger.memory.InMemoryLedger;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Several clients and what they share.
 *
 * @param name tells its streams and requests from those of other scenarios on the same store
 * @param world where the clients live
 * @param random the only source of chance
 */
record Scenario(String name, World world, SplittableRandom random) {
    private static final int CALLS = 10;

    /** The history that follows from a seed, on a ledger in memory: always the same. */
    static Recording inMemory(long seed) {
        return inMemory(seed, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** The same with something wrong: behind the network or before it. */
    static Recording inMemory(long seed, UnaryOperator<Ledger> atStore, UnaryOperator<Ledger> atClient) {
        var random = new SplittableRandom(seed);
        var world = new Simulation(random.split());
        Ledger store = atStore.apply(new InMemoryLedger());
        var network = new Network(store, world, Luck.any(random.split()), random.split());
        return new Scenario("", world, random).play(atClient.apply(network), store);
    }

    /**
     * Plays it.
     *
     * @param ledger what the clients use
     * @param store the same ledger, on which nothing goes wrong
     */
    Recording play(Ledger ledger, Ledger store) {
        int clients = random.nextInt(2, 7);
        List<StreamId> streams = IntStream.range(0, random.nextInt(1, 4))
                .mapToObj(n -> new StreamId("item", "demo", "note", name + "s" + n))
                .toList();
        List<Question.Ask> keyed = new CopyOnWriteArrayList<>();
        Queue<Call> calls = new ConcurrentLinkedQueue<>();
        Backoff backoff = anyBackoff();
        for (int i = 1; i <= clients; i++) {
            String client = name + "c" + i;
            var ideas = new Ideas(client, streams, keyed, random.split());
            var around = new Surroundings(world, world, random.split());
            var caller = new Client(client, ledger, backoff, around, world, ideas, calls::add);
            world.start(Duration.ZERO, () -> caller.call(CALLS));
        }
        world.play();
        return new Recording(List.copyOf(calls), dump(streams, store));
    }

    /** From hardly any patience to a lot. */
    private Backoff anyBackoff() {
        return new Backoff(
                Duration.ofMillis(5),
                Duration.ofMillis(100),
                Duration.ofMillis(any(50, 200, 1000, 10_000)),
                any(1, 2, 4, 100));
    }

    private int any(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static SortedMap<StreamId, List<VersionedCommand>> dump(List<StreamId> streams, Ledger store) {
        SortedMap<StreamId, List<VersionedCommand>> all = Recording.emptyLedger();
        for (StreamId stream : streams) {
            long newest = store.head(stream, Consistency.STRONG, new Meter())
                    .map(VersionedCommand::version)
                    .orElse(0L);
            all.put(stream, store.versions(stream, 1, Math.max(1, newest), new Meter()));
        }
        return all;
    }
}
