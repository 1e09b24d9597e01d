package io.tiebreak.functions.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.LocalBackend;
import io.tiebreak.local.Options;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.store.Concurrently;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of the table get lost, are throttled and meet other transactions; many callers at once, over HTTP. */
class SignalsUnderFaultsIT {
    private static final int WRITERS = 8;
    private static final int EACH = 6;
    private final long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);
    private LocalBackend backend;
    private Door door;

    @BeforeEach
    void start() {
        System.out.println("seed " + seed);
        Faults faults = Faults.parse("lost=0.05,throttle=0.05,transaction-conflict=0.05,seed=" + seed);
        backend = LocalBackend.start(
                Options.of(Path.of("../template.yaml")).withPort(0).withFaults(faults));
        door = new Door(backend.url());
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void whatIsAddedUnderKeysIsAddedOnce() {
        rule("{\"pattern\":\"/votes/*\",\"strategy\":\"add\"}");
        Concurrently.each(IntStream.range(0, WRITERS * EACH).boxed().toList(), i -> {
            String key = UUID.randomUUID().toString();
            while (door.keyed("PUT", "/v1/signals/votes/a", "{\"value\":1}", key)
                            .status()
                    > 201) {
                // The same key, so it counts once, whatever became of the call before.
            }
            return true;
        });
        assertThat(settled("/v1/signals/votes/a").path("value").intValue()).isEqualTo(WRITERS * EACH);
    }

    @Test
    void transfersConserveTheSumAndNoSnapshotSeesHalfOfOne() {
        for (int account = 0; account < 3; account++) {
            while (door.send("PUT", "/v1/signals/account/" + account, "{\"value\":100}")
                            .status()
                    > 201) {
                // Again, until it is known to be there.
            }
        }
        List<Integer> done =
                Concurrently.each(IntStream.range(0, WRITERS).boxed().toList(), writer -> {
                    Random random = new Random(seed + writer);
                    int transfers = 0;
                    for (int i = 0; i < EACH; i++) {
                        assertThat(sum()).isEqualTo(300);
                        transfers += transferred(random) ? 1 : 0;
                    }
                    return transfers;
                });
        assertThat(done.stream().mapToInt(Integer::intValue).sum()).isPositive();
        assertThat(sum()).isEqualTo(300);
    }

    private int sum() {
        JsonNode items = settled("/v1/signals?addresses=/account/0,/account/1,/account/2")
                .path("items");
        return items.valueStream()
                .mapToInt(item -> item.path("value").intValue())
                .sum();
    }

    private boolean transferred(Random random) {
        int from = random.nextInt(3);
        int to = (from + 1 + random.nextInt(2)) % 3;
        JsonNode source = settled("/v1/signals/account/" + from);
        JsonNode target = settled("/v1/signals/account/" + to);
        int amount = random.nextInt(20);
        String body = "{\"operations\":[" + moved(source, -amount) + "," + moved(target, amount) + "]}";
        return door.send("POST", "/v1/bundles", body).status() == 200;
    }

    private static String moved(JsonNode account, int amount) {
        return "{\"set\":[\"%s\",%d],\"revision\":%d}"
                .formatted(
                        account.path("address").textValue(),
                        account.path("value").intValue() + amount,
                        account.path("revision").intValue());
    }

    /** Reads until the store answers. */
    private JsonNode settled(String path) {
        Door.Answer answer = door.get(path);
        while (answer.status() != 200) {
            answer = door.get(path);
        }
        return answer.body();
    }

    private void rule(String body) {
        while (door.admin(backend, "PUT", "/v1/rules", body).status() != 200) {
            // Again, until it is known to be there.
        }
    }
}
