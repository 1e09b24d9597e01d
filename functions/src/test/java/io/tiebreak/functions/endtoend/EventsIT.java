package io.tiebreak.functions.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.LocalBackend;
import io.tiebreak.local.Options;
import io.tiebreak.store.Concurrently;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events, bundles for later and commands for later on the whole system, with the template's own queues and schedules. */
class EventsIT {
    private static final int SENDERS = 8;
    private static final int EACH = 25;
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static LocalBackend backend;
    private static Door door;
    private static Engine engine;

    @BeforeAll
    static void start() {
        backend = LocalBackend.start(Options.of(QuickTemplate.in(folder, 3)).withPort(0));
        door = new Door(backend.url());
        engine = new Engine(backend);
    }

    @AfterAll
    static void stop() {
        engine.close();
        backend.close();
    }

    /** An event, when it was sent and when it was accepted, in nanoseconds. */
    private record Accepted(String id, long sent, long told) {}

    private Accepted emit(String address, String value, String key) {
        long sent = System.nanoTime();
        String body = "{\"address\":\"%s\",\"value\":%s}".formatted(address, value);
        Door.Answer answer = door.keyed("POST", "/v1/events", body, key);
        assertThat(answer.status()).isEqualTo(202);
        return new Accepted(answer.body().path("eventId").textValue(), sent, System.nanoTime());
    }

    private JsonNode event(String id) {
        return door.get("/v1/events/" + id).body();
    }

    private void awaitStatus(Collection<String> events, String status) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(events)
                        .allSatisfy(id ->
                                assertThat(event(id).path("status").textValue()).isEqualTo(status)));
    }

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void twoHundredCommandsToOneTargetOfWhichTwentyAreSentTwiceAreTwoHundredEffectsInTheirOrder() {
        List<Accepted> accepted = new ArrayList<>();
        Concurrently.each(upTo(SENDERS), sender -> {
                    List<Accepted> own = new ArrayList<>();
                    for (int i = 0; i < EACH; i++) {
                        String key = UUID.randomUUID().toString();
                        Accepted event = emit("/commands/set/one", Integer.toString(sender * EACH + i), key);
                        if (i % 10 == 0) {
                            assertThat(emit("/commands/set/one", Integer.toString(sender * EACH + i), key)
                                            .id())
                                    .isEqualTo(event.id());
                        }
                        own.add(event);
                    }
                    return own;
                })
                .forEach(accepted::addAll);
        awaitStatus(accepted.stream().map(Accepted::id).toList(), "handled");
        List<Integer> revisions = accepted.stream()
                .map(one -> event(one.id()).at("/result/results/0/revision").intValue())
                .toList();
        assertThat(revisions)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, SENDERS * EACH).boxed().toList());
        // Who was told before another one sent was before him.
        for (int i = 0; i < accepted.size(); i++) {
            for (int j = 0; j < accepted.size(); j++) {
                if (accepted.get(i).told() < accepted.get(j).sent()) {
                    assertThat(revisions.get(i)).isLessThan(revisions.get(j));
                }
            }
        }
        assertThat(door.get("/v1/signals/one").body().path("revision").intValue())
                .isEqualTo(SENDERS * EACH);
    }

    @Test
    void aStoppedAuthorityLosesNothing() {
        backend.eventSourceOf("AuthoritiesFunction").stop();
        List<String> events = upTo(10).stream()
                .map(i -> emit(
                                "/commands/set/kept",
                                Integer.toString(i),
                                UUID.randomUUID().toString())
                        .id())
                .toList();
        assertThat(event(events.getFirst()).path("status").textValue()).isEqualTo("accepted");
        assertThat(door.get("/v1/signals/kept").status()).isEqualTo(404);
        backend.eventSourceOf("AuthoritiesFunction").start();
        awaitStatus(events, "handled");
        assertThat(door.get("/v1/signals/kept").body().path("value").intValue()).isEqualTo(9);
    }

    @Test
    void whatItsAuthorityFailsOnIsADeadLetterAndComesBackByARedrive() {
        backend.eventSourceOf("AuthoritiesFunction").stop();
        String broken = emit("/commands/set/poisoned", "1", "poison").id();
        String behind = emit("/commands/set/poisoned", "2", "behind").id();
        String elsewhere = emit("/commands/set/sound", "3", "elsewhere").id();
        engine.rewriteEvent(broken, "not JSON");
        backend.eventSourceOf("AuthoritiesFunction").start();
        awaitStatus(List.of(elsewhere, behind), "handled");
        assertThat(engine.messages("EventsDeadLetters")).isEqualTo(1);
        engine.rewriteEvent(broken, "1");
        assertThat(event(broken).path("status").textValue()).isEqualTo("accepted");
        engine.redrive("EventsDeadLetters");
        awaitStatus(List.of(broken), "handled");
        assertThat(door.get("/v1/signals/poisoned").body().path("revision").intValue())
                .isEqualTo(2);
    }

    @Test
    void bundlesHappenSoonAfterTheirTimeAndNotBefore() {
        Instant at = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
        int count = 60;
        Concurrently.each(upTo(count), i -> {
            String body =
                    "{\"id\":\"b%d\",\"at\":\"%s\",\"operations\":[{\"set\":[\"/timed/%d\",1]}]}".formatted(i, at, i);
            assertThat(door.send("POST", "/v1/bundles", body).status()).isEqualTo(202);
            return true;
        });
        assertThat(door.send("DELETE", "/v1/bundles/b0", "").status()).isEqualTo(200);
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(door.all("/v1/signals", "pattern=/timed/*")).hasSize(count - 1));
        // Much sooner than those who look each minute what is due; how soon is for the benchmark to say.
        assertThat(door.all("/v1/signals", "pattern=/timed/*")).allSatisfy(value -> {
            Instant happened = Instant.ofEpochMilli(value.path("timestamp").longValue());
            assertThat(happened).isBetween(at, at.plusSeconds(15));
        });
        assertThat(door.get("/v1/bundles/b0").body().path("status").textValue()).isEqualTo("cancelled");
        assertThat(door.get("/v1/bundles/b1").body().path("status").textValue()).isEqualTo("done");
    }

    @Test
    void ofManyWritersOfOneItemWhoPreferToWaitNoneMeetsAnother() {
        door.send("POST", "/v1/items/note", "{\"id\":\"hot\",\"name\":\"hot\"}");
        List<String> commands = Concurrently.each(upTo(128), i -> {
            String body = "{\"version\":-1,\"attributes\":{\"n\":%d}}".formatted(i);
            Door.Answer answer = door.later("PATCH", "/v1/items/note/hot", body);
            assertThat(answer.status()).isEqualTo(202);
            return answer.body().path("commandId").textValue();
        });
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(commands)
                        .allSatisfy(id -> assertThat(command(id).path("status").textValue())
                                .isEqualTo("done")));
        assertThat(commands).allSatisfy(id -> {
            assertThat(command(id).at("/response/status").intValue()).isEqualTo(200);
            assertThat(command(id).at("/response/headers/Tiebreak-Attempts").textValue())
                    .isEqualTo("1");
        });
        assertThat(door.get("/v1/items/note/hot?consistent=true")
                        .body()
                        .path("version")
                        .intValue())
                .isEqualTo(129);
    }

    private JsonNode command(String id) {
        return door.get("/v1/commands/" + id).body();
    }
}
