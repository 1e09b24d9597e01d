package io.tiebreak.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is repeated, overtaken or lost with its socket: in the end all know the newest, and none ever saw it go back. */
class RandomScheduleTest {
    private static final int STEPS = 400;
    private static final List<String> PATTERNS = List.of("/**", "/a/*", "/*/1", "/b/**", "/a/2");

    private final FakeBackend backend = new FakeBackend();
    private final HandTimers time = new HandTimers();
    private final Caller caller = Caller.of(backend.options().within(time.surroundings(1), time));
    private final Map<AddressPattern, Heard> listeners = new TreeMap<>(AddressPattern.MOST_SPECIFIC_FIRST);

    /** What was overtaken, and still comes. */
    private record Late(FakeSocket to, ObjectNode message) {}

    private final List<Late> late = new ArrayList<>();

    /** {@code -Dseed=} begins with another one, {@code -Dseeds=} takes more of them. */
    static LongStream seeds() {
        long first = Long.getLong("seed", System.nanoTime());
        return LongStream.range(first, first + Integer.getInteger("seeds", 3));
    }

    @AfterEach
    void end() {
        caller.close();
        backend.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void endsWithTheNewestEverywhereAndNeverShowsARevisionTwiceOrBackwards(long seed) {
        Random random = new Random(seed);
        Random faults = new Random(seed);
        backend.sockets().way((to, message) -> carry(faults, to, message));
        PATTERNS.forEach(pattern -> listeners.put(AddressPattern.of(pattern), new Heard()));
        listeners.forEach(caller::on);
        for (int step = 0; step < STEPS; step++) {
            step(random);
        }
        backend.sockets().way(FakeSocket::say);
        bringLate(late.size());
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            reconnect();
            listeners.forEach((pattern, heard) ->
                    assertThat(heard.now()).as("seed %d, %s", seed, pattern).isEqualTo(newest(pattern)));
        });
        assertThat(listeners.values()).as("seed %d", seed).allMatch(heard -> heard.backwards() == 0);
        assertThat(backend.queries()).as("sockets, seed %d", seed).hasSizeGreaterThan(3);
    }

    private void step(Random random) {
        Address address = Address.of("/" + "ab".charAt(random.nextInt(2)) + "/" + random.nextInt(5));
        switch (random.nextInt(24)) {
            case 0 -> {
                reconnect();
                backend.sockets().drop();
            }
            case 1, 2 -> time.advance(Duration.ofSeconds(30));
            case 3, 4, 5 -> backend.store().remove(address, "ann");
            case 6, 7 -> backend.store().bundle(bundle(random), "bob");
            case 8, 9, 10 -> bringLate(2);
            case 11 -> reconnect();
            default -> backend.store().set(address, Json.object().put("value", random.nextInt(100)), "ann");
        }
    }

    private void reconnect() {
        await().pollInterval(Duration.ofMillis(2)).pollDelay(Duration.ZERO).until(() -> {
            if (backend.sockets().open().isEmpty()) {
                time.advance(Duration.ofSeconds(30));
            }
            return !backend.sockets().open().isEmpty();
        });
    }

    private static ObjectNode bundle(Random random) {
        ObjectNode bundle = Json.object().put("id", "b" + random.nextInt());
        var operations = bundle.putArray("operations");
        int first = random.nextInt(5);
        for (String family : List.of("/a/", "/b/")) {
            operations.addObject().putArray("set").add(family + first).add(random.nextInt(100));
        }
        return bundle;
    }

    private synchronized void carry(Random faults, FakeSocket to, ObjectNode message) {
        switch (faults.nextInt(6)) {
            case 0 -> late.add(new Late(to, message));
            case 1 -> {
                to.say(message);
                late.add(new Late(to, message));
            }
            case 2 -> {
                to.say(message);
                to.say(message);
            }
            default -> to.say(message);
        }
    }

    private synchronized void bringLate(int most) {
        for (int i = 0; i < most && !late.isEmpty(); i++) {
            Late first = late.removeFirst();
            first.to().say(first.message());
        }
    }

    private Map<Address, String> newest(AddressPattern pattern) {
        Map<Address, String> newest = new TreeMap<>();
        for (Address address : backend.store().matching(pattern)) {
            backend.store()
                    .get(address)
                    .ifPresent(signal -> newest.put(
                            address,
                            signal.path("value") + "@" + signal.path("revision").asLong()));
        }
        return newest;
    }
}
