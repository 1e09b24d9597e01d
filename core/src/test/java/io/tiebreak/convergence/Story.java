package io.tiebreak.convergence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** A load, all that makes views of it, all that may happen to that, and those who look on. */
final class Story {
    private static final int SENDERS = 2;
    private static final int SHARDS = 3;
    private static final Luck NONE = new Luck(Map.of());

    private final World world;
    private final Random random;
    private final Stores stores;
    private final Variant variant;
    private final Findings findings = new Findings();
    private final Seen seen = new Seen(findings);
    private final Trouble trouble = new Trouble();
    private final Deployment deployment = new Deployment(trouble);
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger(SENDERS + 1);
    private final int commands;

    Story(World world, Random random, Stores stores, Variant variant) {
        this.world = world;
        this.random = random;
        this.stores = stores.with(variant);
        this.variant = variant;
        this.commands = random.nextInt(8, 30);
    }

    /** The story that follows from a seed, in memory: always the same. */
    static List<Promise.Broken> inMemory(long seed, Variant variant) {
        var random = new Random(seed);
        return new Story(new Turns(another(random)), random, Stores.inMemory(), variant).play();
    }

    /** Plays it to its end, and says which promises were broken. */
    List<Promise.Broken> play() {
        Programs programs = programs(new Network(world, Luck.any(random), another(random)));
        List<Shard> shards = IntStream.range(0, SHARDS)
                .mapToObj(n -> new Shard(another(random)))
                .toList();
        shards.forEach(shard -> deliver(shard, programs));
        send(shards);
        Redriver redriver = redrive(programs);
        operate(programs);
        read();
        world.start(() -> new Auditor(world, stores.views(), stores.generations(), findings)
                .live(this::isBusy, redriver::wanted));
        world.play();
        world.start(
                () -> new End(stores, findings).check(trouble, deployment, programs(new Network(world, NONE, random))));
        world.play();
        return findings.broken();
    }

    private Programs programs(Network network) {
        var ofRebuild = variant.ofRebuild(stores.over(network).generations());
        return new Programs(world, another(random), network, variant, stores, ofRebuild, trouble);
    }

    private void deliver(Shard shard, Programs programs) {
        var function = new Function(shard, world, another(random), () -> batch -> programs.project(deployment, batch));
        world.start(() -> function.live(this::isBusy));
    }

    private void send(List<Shard> shards) {
        Random chance = another(random);
        var ledger = new PublishingLedger(
                stores.ledger(), world, record -> Streams.any(shards, chance).publish(record));
        int mendedAt = random.nextInt(2 * SENDERS * commands);
        for (int i = 0; i < SENDERS; i++) {
            var load = new Load("sender-" + i + "-", ledger, world, another(random));
            world.start(() -> {
                load.send(commands, () -> {
                    if (sent.incrementAndGet() == mendedAt) {
                        trouble.mend();
                    }
                });
                busy.decrementAndGet();
            });
        }
    }

    private Redriver redrive(Programs programs) {
        var redriver = new Redriver(
                world,
                another(random),
                stores.generations(),
                new Parkings(stores.views()),
                (generations, stream) -> programs.redrive(deployment.now(), generations, stream));
        world.start(() -> redriver.live(this::isBusy));
        return redriver;
    }

    private void operate(Programs programs) {
        var operator = new Operator(world, another(random), stores.generations(), new Parkings(stores.views()), seen);
        int deployedAt = random.nextInt(SENDERS * commands);
        int rebuilds = random.nextInt(4);
        world.start(() -> {
            awaits(() -> sent.get() >= deployedAt);
            deployment.deploy();
            awaits(deployment::isSettled);
            operator.live(
                    rebuilds, () -> programs.rebuild(deployment.now()), () -> programs.switches(deployment.now()));
            busy.decrementAndGet();
        });
    }

    private void read() {
        var near = stores.over(new Network(world, NONE, random));
        for (int i = 0; i < 2; i++) {
            var reader = new Reader(world, another(random), near.views(), near.generations(), seen, findings);
            world.start(() -> reader.live(this::isBusy));
        }
    }

    private void awaits(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            world.sleep(Duration.ofMillis(100));
        }
    }

    private boolean isBusy() {
        return busy.get() > 0;
    }

    private static Random another(Random random) {
        return new Random(random.nextLong());
    }
}
