package io.tiebreak.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.address.Address;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Request;
import io.tiebreak.json.Json;
import io.tiebreak.register.memory.InMemoryRegisterStore;
import io.tiebreak.register.memory.InMemoryRuleStore;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process dies before or after any one of its requests to the store or a queue; then its caller repeats, its message comes again,
 * and the minute passes. What was accepted happens once.
 */
class CrashTest {
    private static final int MOST_REQUESTS = 12;
    private final HandAdvancedClock clock = new HandAdvancedClock();
    private final InMemoryRegisterStore store = new InMemoryRegisterStore();
    private final Rules rules = new Rules(new InMemoryRuleStore(), Backoff.DEFAULT, clock.surroundings());
    private final HeldEvents events = new HeldEvents();
    private final HeldReminders reminders = new HeldReminders();

    /** Dies at one of its requests. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    /**
     * When a process dies.
     *
     * @param request at which request, 0-based; all processes count on
     * @param before whether before it took effect
     */
    record Moment(int request, boolean before) {}

    static Stream<Moment> moments() {
        return IntStream.range(0, MOST_REQUESTS)
                .boxed()
                .flatMap(request -> Stream.of(new Moment(request, true), new Moment(request, false)));
    }

    private final class World {
        private final Moment moment;
        private int requests;

        World(Moment moment) {
            this.moment = moment;
        }

        /** The same thing, but whoever uses it may die. */
        private <T> T deadly(Class<T> type, T thing) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                        boolean dies = requests++ == moment.request();
                        if (dies && moment.before()) {
                            throw new Death();
                        }
                        try {
                            Object answer = method.invoke(thing, args);
                            if (dies) {
                                throw new Death();
                            }
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        RegisterStore store() {
            return deadly(RegisterStore.class, CrashTest.this.store);
        }

        EventQueue queue() {
            return deadly(EventQueue.class, events);
        }

        ScheduledBundles scheduled() {
            var all =
                    new Reminders(store(), deadly(BundleQueue.class, reminders), Backoff.DEFAULT, clock.surroundings());
            return new ScheduledBundles(store(), rules, queue(), all, Backoff.DEFAULT, clock.surroundings());
        }

        /** Does something until nobody dies of it: by a caller who repeats, or a message that comes again. */
        void insist(Runnable what) {
            try {
                what.run();
            } catch (Death death) {
                what.run();
            }
        }

        /** Brings all there is to its end. */
        void settle() {
            for (int round = 0; round < 4; round++) {
                clock.advance(Duration.ofMinutes(1));
                var minute = new Reminders(CrashTest.this.store, reminders, Backoff.DEFAULT, clock.surroundings());
                minute.sendAll(new Meter());
                reminders.take().forEach(one -> insist(() -> scheduled().look(one.id(), new Meter())));
                events.take().forEach(id -> insist(() -> authorities().handle(id, new Meter())));
            }
        }

        Authorities authorities() {
            return new Authorities(
                    store(),
                    rules,
                    List.of(new SetAuthority()),
                    (event, meter) -> {},
                    Backoff.DEFAULT,
                    clock.surroundings());
        }
    }

    private static final Request REQUEST = new Request("command", "fingerprint", "ann", true);

    private Optional<Register> find(String address) {
        return store.read(new RegisterId("demo", Address.of(address)), Consistency.STRONG, new Meter());
    }

    private void assertHappenedOnce(String address) {
        assertThat(find(address))
                .hasValueSatisfying(register -> assertThat(register.revision()).isEqualTo(1));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void anEvent(Moment moment) {
        var world = new World(moment);
        var emission = new Events.Emission(Address.of("/commands/set/a"), "a", Json.stored("1"));
        world.insist(() -> new Events(world.store(), world.queue(), Backoff.DEFAULT, clock.surroundings())
                .emit("demo", emission, REQUEST, new Meter()));
        world.settle();
        assertHappenedOnce("/a");
    }

    private static final List<Operation> OPERATIONS =
            List.of(RegisterFixture.on("/a", Setting.to(1)), RegisterFixture.emit("/commands/set/b", "1"));

    @ParameterizedTest
    @MethodSource("moments")
    void aBundleWithAnEvent(Moment moment) {
        var world = new World(moment);
        world.insist(() -> new Bundles(world.store(), rules, world.queue(), Backoff.DEFAULT, clock.surroundings())
                .handle("demo", List.of("name"), OPERATIONS, REQUEST, new Meter()));
        world.settle();
        assertHappenedOnce("/a");
        assertHappenedOnce("/b");
    }

    /** Nobody repeats it, and yet all of it happens if any of it did. */
    @ParameterizedTest
    @MethodSource("moments")
    void aBundleWhoseSenderGoesAway(Moment moment) {
        var world = new World(moment);
        try {
            new Bundles(world.store(), rules, world.queue(), Backoff.DEFAULT, clock.surroundings())
                    .handle("demo", List.of("name"), OPERATIONS, REQUEST, new Meter());
        } catch (Death death) {
            // He was told nothing.
        }
        world.settle();
        assertThat(find("/b").isPresent()).isEqualTo(find("/a").isPresent());
        find("/a").ifPresent(happened -> {
            assertHappenedOnce("/a");
            assertHappenedOnce("/b");
        });
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aBundleForLater(Moment moment) {
        var world = new World(moment);
        var schedule = new Bundle.Schedule(clock.instant().plusSeconds(30), OPERATIONS);
        world.insist(() -> world.scheduled().schedule("demo", List.of("name"), schedule, REQUEST, new Meter()));
        world.settle();
        assertHappenedOnce("/a");
        assertHappenedOnce("/b");
    }
}
