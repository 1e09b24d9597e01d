package io.tiebreak.history;

import com.fasterxml.jackson.databind.node.IntNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.command.Backoff;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterId;
import io.tiebreak.register.RegisterStore;
import io.tiebreak.register.Rule;
import io.tiebreak.register.Stamp;
import io.tiebreak.register.Strategy;
import io.tiebreak.register.Swap;
import io.tiebreak.register.Touch;
import io.tiebreak.register.memory.InMemoryRegisterStore;
import io.tiebreak.register.memory.InMemoryRuleStore;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** Several users of a few registers, by clocks that differ, on a store on which things go wrong; the same for a seed. */
final class RegisterScenario {
    static final String TENANT = "demo";
    static final int START = 100;
    static final List<Address> ACCOUNTS = addresses("/account/0", "/account/1", "/account/2");
    static final List<Address> VALUES = addresses("/plain", "/sum", "/greatest", "/merged");
    static final List<Rule> RULES =
            List.of(rule("/sum", Strategy.ADD), rule("/greatest", Strategy.MAX), rule("/merged", Strategy.MERGE));
    private static final int CALLS = 12;
    private static final long MOST_SKEW = 100;

    private RegisterScenario() {}

    /**
     * What happened.
     *
     * @param calls in the order they began
     * @param journal every state, in the order they came to be
     */
    record Story(List<RegisterCall> calls, List<Journal.Entry> journal) {}

    /** With something wrong at the store, or at its users. */
    static Story play(long seed, UnaryOperator<RegisterStore> atStore, UnaryOperator<RegisterStore> atUser) {
        var random = new SplittableRandom(seed);
        var world = new Simulation(random.split());
        var journal = new Journal(atStore.apply(new InMemoryRegisterStore()), world::moment);
        ACCOUNTS.forEach(account -> journal.swap(new Swap(Optional.empty(), opened(account)), new Meter()));
        var network = new RegisterNetwork(journal, new Weather(world, Luck.any(random.split()), random.split()));
        var rules = new InMemoryRuleStore();
        RULES.forEach(rule -> rules.put(TENANT, rule, new Meter()));
        var stores = new RegisterUser.Stores(atUser.apply(network), rules, anyBackoff(random));
        Queue<RegisterCall> calls = new ConcurrentLinkedQueue<>();
        for (int i = random.nextInt(2, 6); i > 0; i--) {
            var ideas = new RegisterIdeas("w" + i, world, random.split());
            long skew = random.nextLong(MOST_SKEW) - MOST_SKEW / 2;
            var user = new RegisterUser(world, stores, skew, ideas, calls::add);
            world.start(Duration.ZERO, () -> user.call(CALLS));
        }
        world.play();
        return new Story(List.copyOf(calls), journal.entries());
    }

    static Story play(long seed) {
        return play(seed, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** How an account begins. */
    static Register opened(Address address) {
        var stamp = new Stamp(World.BEGINNING, "bank", "opening");
        return new Register(
                new RegisterId(TENANT, address),
                1,
                Optional.of(IntNode.valueOf(START)),
                stamp,
                World.BEGINNING,
                new Touch("bank", "opening", World.BEGINNING),
                0,
                Optional.empty(),
                Optional.empty());
    }

    private static Backoff anyBackoff(SplittableRandom random) {
        int[] budgets = {50, 200, 1000, 10_000};
        return new Backoff(
                Duration.ofMillis(5), Duration.ofMillis(100), Duration.ofMillis(budgets[random.nextInt(4)]), 100);
    }

    private static List<Address> addresses(String... texts) {
        return List.of(texts).stream().map(Address::of).toList();
    }

    private static Rule rule(String pattern, Strategy strategy) {
        return new Rule(AddressPattern.of(pattern), strategy, Optional.empty());
    }
}
