package io.tiebreak.functions.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tiebreak.local.LocalBackend;
import io.tiebreak.local.Options;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.store.Concurrently;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions die, answers of table and queues get lost, messages come twice: nothing is lost, and nothing doubled. */
class EventsUnderFaultsIT {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int EVENTS = 12;
    private final long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);

    @TempDir
    Path folder;

    private LocalBackend backend;
    private Door door;

    @BeforeEach
    void start() {
        System.out.println("seed " + seed);
        Faults faults =
                Faults.parse("lost=0.05,throttle=0.05,transaction-conflict=0.05,kill=0.03,duplicate=0.1,seed=" + seed);
        backend = LocalBackend.start(
                Options.of(QuickTemplate.in(folder, 100)).withPort(0).withFaults(faults));
        door = new Door(backend.url());
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    /** Sends it under a key until it is known to be accepted. */
    private void insist(String path, String body) {
        String key = UUID.randomUUID().toString();
        while (door.keyed("POST", path, body, key).status() != 202) {
            // The same key, so it is the same one.
        }
    }

    private int value(String address) {
        Door.Answer answer = door.get("/v1/signals" + address);
        return answer.status() == 200 ? answer.body().path("value").asInt() : -1;
    }

    @Test
    void whatIsAcceptedHappensOnce() {
        // Nobody has asked for a rule yet, so it is in force at once.
        while (door.admin(backend, "PUT", "/v1/rules", "{\"pattern\":\"/sum/*\",\"strategy\":\"add\"}")
                        .status()
                != 200) {
            // Until the rule is there.
        }
        List<Integer> all = IntStream.range(0, EVENTS).boxed().toList();
        Concurrently.each(all, i -> {
            insist(
                    "/v1/events",
                    "{\"address\":\"/commands/set/sum/events\",\"value\":1,\"target\":\"t%d\"}".formatted(i % 4));
            return true;
        });
        Instant at = Instant.now().plusSeconds(2);
        Concurrently.each(all, i -> {
            insist(
                    "/v1/bundles",
                    "{\"at\":\"%s\",\"operations\":[{\"set\":[\"/sum/bundles\",1]},{\"emit\":[\"/commands/set/sum/emitted\",1]}]}"
                            .formatted(at));
            return true;
        });
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(value("/sum/events")).isEqualTo(EVENTS);
            assertThat(value("/sum/bundles")).isEqualTo(EVENTS);
            assertThat(value("/sum/emitted")).isEqualTo(EVENTS);
        });
    }
}
