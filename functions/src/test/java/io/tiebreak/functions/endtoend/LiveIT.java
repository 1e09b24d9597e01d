package io.tiebreak.functions.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.LocalBackend;
import io.tiebreak.local.Options;
import io.tiebreak.store.Concurrently;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sockets on the whole system: snapshot and changes, who may, what is locked over them, and their end. */
class LiveIT {
    private static final Duration QUIET = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static LocalBackend backend;
    private static Door door;
    private static URI url;

    private final String family = "/t" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        backend = LocalBackend.start(Options.of(Path.of("../template.yaml")).withPort(0));
        door = new Door(backend.url());
        url = backend.socketUrl().orElseThrow();
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    private static String token(String tenant, String scope, Duration lifetime) {
        return "token=" + backend.issuer().token(tenant, "ann", scope, lifetime);
    }

    private static Ear ear() {
        return Ear.at(url, "clientId=w1");
    }

    private Door.Answer put(String address, String body) {
        return door.send("PUT", "/v1/signals" + family + address, body.replace('\'', '"'));
    }

    /** Hears until an address has that revision; every address is told each revision once, in order. */
    private static Map<String, Long> followed(Ear ear, List<JsonNode> snapshot, String address, long last) {
        Map<String, Long> revisions = new HashMap<>();
        snapshot.forEach(item -> revisions.put(
                item.path("address").asText(), item.path("revision").longValue()));
        while (revisions.getOrDefault(address, 0L) < last) {
            JsonNode message = ear.next();
            List<JsonNode> signals = new ArrayList<>();
            if (message.has("signals")) {
                message.path("signals").forEach(signals::add);
            } else {
                signals.add(message);
            }
            for (JsonNode signal : signals) {
                String where = signal.path("address").asText();
                long revision = signal.path("revision").longValue();
                assertThat(revision).as(where).isEqualTo(revisions.getOrDefault(where, 0L) + 1);
                revisions.put(where, revision);
            }
        }
        return revisions;
    }

    @Test
    void whoeverComesWhileManyWriteHearsEachRevisionOnce() {
        int each = 25;
        List<Integer> people = IntStream.range(0, 6).boxed().toList();
        Concurrently.each(people, person -> {
            if (person < 3) {
                for (int i = 0; i < each; i++) {
                    put("/" + i % 2, "{'value':" + i + "}");
                }
                return true;
            }
            try (Ear ear = ear()) {
                List<JsonNode> snapshot = ear.subscribe(family + "/*");
                followed(ear, snapshot, family + "/0", 3 * 13);
            }
            return true;
        });
    }

    @Test
    void bundlesAreHeardWholeAmongSingleWrites() {
        try (Ear ear = ear()) {
            List<JsonNode> snapshot = ear.subscribe(family + "/**");
            String operations =
                    "{\"operations\":[{\"set\":[\"%s/a\",1]},{\"set\":[\"%s/b\",2]},{\"set\":[\"/else%s\",3]}]}"
                            .formatted(family, family, family);
            for (int i = 0; i < 5; i++) {
                put("/a", "{'value':" + i + "}");
                assertThat(door.send("POST", "/v1/bundles", operations).status())
                        .isEqualTo(200);
            }
            Map<String, Long> revisions = followed(ear, snapshot, family + "/a", 10);
            assertThat(revisions).isEqualTo(Map.of(family + "/a", 10L, family + "/b", 5L));
        }
    }

    @Test
    void aConflictNamesBothWritersAndWhatIsRefusedIsSilent() {
        try (Ear ear = ear()) {
            ear.subscribe(family + "/a");
            put("/a", "{'value':1}");
            assertThat(ear.next("signal").at("/meta/conflict").booleanValue()).isFalse();
            ear.say("{'action':'set','ref':1,'address':'" + family + "/a','value':2}");
            Map<String, JsonNode> heard = ear.next("answer", "signal");
            assertThat(Objects.requireNonNull(heard.get("answer"))
                            .path("status")
                            .intValue())
                    .isEqualTo(200);
            JsonNode meta = Objects.requireNonNull(heard.get("signal")).path("meta");
            assertThat(meta.path("conflict").booleanValue()).isTrue();
            assertThat(meta.path("writer").asText()).isEqualTo("dev/w1");
            assertThat(meta.path("previousWriter").asText()).isEqualTo("dev");
            assertThat(meta.path("previousRevision").longValue()).isEqualTo(1);
            assertThat(put("/a", "{'value':3,'revision':1}").status()).isEqualTo(409);
            assertThat(put("/a", "{'value':3,'timestamp':1}")
                            .body()
                            .path("applied")
                            .booleanValue())
                    .isFalse();
            assertThat(ear.within(QUIET)).isEmpty();
        }
    }

    @Test
    void aRemovalIsHeardAndGoesOnCounting() {
        put("/a", "{'value':1}");
        try (Ear ear = ear()) {
            ear.subscribe(family + "/a");
            assertThat(door.send("DELETE", "/v1/signals" + family + "/a", "").status())
                    .isEqualTo(200);
            JsonNode removal = ear.next("signal");
            assertThat(removal.path("deleted").booleanValue()).isTrue();
            assertThat(removal.has("value")).isFalse();
            assertThat(removal.path("revision").longValue()).isEqualTo(2);
        }
    }

    @Test
    void whatIsSaidOverASocketIsAnsweredAsByHttpAndUnderTheSameKeys() {
        try (Ear ear = ear()) {
            String set = "{'action':'set','ref':'r','address':'" + family + "/a','value':1,'idempotencyKey':'k'}";
            ear.say(set);
            JsonNode first = ear.next("answer");
            assertThat(first.path("status").intValue()).isEqualTo(201);
            ear.say(set);
            assertThat(ear.next("answer").path("body")).isEqualTo(first.path("body"));
            ear.say("{'action':'bundle','ref':2,'operations':[{'set':['" + family + "/a',2],'revision':9}]}");
            JsonNode refused = ear.next("answer");
            assertThat(refused.path("status").intValue()).isEqualTo(409);
            assertThat(refused.at("/body/failedIndex").intValue()).isZero();
            assertThat(refused.at("/body/conflictId").asText()).isNotEmpty();
            ear.say("{'action':'emit','ref':3,'address':'/commands/set" + family + "/b','value':7}");
            String event = ear.next("answer").at("/body/eventId").asText();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(door.get("/v1/events/" + event)
                                    .body()
                                    .path("status")
                                    .asText())
                            .isEqualTo("handled"));
            ear.say("{'action':'set','address':'" + family + "/a','value':1}");
            assertThat(ear.next("answer").at("/body/field").asText()).isEqualTo("/ref");
        }
    }

    @Test
    void aCommandOfNobodysIsHeardByThoseWhoListen() {
        try (Ear ear = ear()) {
            ear.subscribe(family + "/commands/**");
            for (int i = 0; i < 3; i++) {
                door.send("POST", "/v1/events", "{\"address\":\"%s/commands/dim\",\"value\":%d}".formatted(family, i));
            }
            for (int i = 0; i < 3; i++) {
                assertThat(ear.next("event").path("value").intValue()).isEqualTo(i);
            }
        }
    }

    @Test
    void tenantsAndPatternsAreApart() {
        try (Ear other = Ear.at(url, token("other", "signals:read:/**", Duration.ofHours(1)));
                Ear narrow = Ear.at(url, token("demo", "signals:read:" + family + "/a/*", Duration.ofHours(1)))) {
            assertThat(other.subscribe("/**")).isEmpty();
            narrow.say("{'action':'subscribe','id':'x','ref':5,'pattern':'" + family + "/**'}");
            JsonNode refused = narrow.next("answer");
            assertThat(refused.path("status").intValue()).isEqualTo(403);
            assertThat(refused.path("id").asText()).isEqualTo("x");
            narrow.subscribe(family + "/a/*");
            put("/b", "{'value':1}");
            put("/a/x", "{'value':2}");
            assertThat(narrow.next("signal").path("address").asText()).isEqualTo(family + "/a/x");
            narrow.say("{'action':'set','ref':1,'address':'" + family + "/a/x','value':1}");
            assertThat(narrow.next("answer").path("status").intValue()).isEqualTo(403);
            assertThat(other.within(QUIET)).isEmpty();
        }
    }

    @Test
    void whoHasNoGoodTokenIsNotLetIn() {
        String good = backend.issuer().token("demo", "ann", "signals:read:/**", Duration.ofHours(1));
        assertThat(Ear.refusal(url, "token=" + good)).isEqualTo(101);
        assertThat(Ear.refusal(url, "token=" + good.substring(0, good.length() - 8) + "AAAAAAAA"))
                .isEqualTo(403);
        assertThat(Ear.refusal(url, token("demo", "signals:read:/**", Duration.ofSeconds(-5))))
                .isEqualTo(403);
        assertThat(Ear.refusal(url, token("demo", "items:read", Duration.ofHours(1))))
                .isEqualTo(403);
        assertThat(Ear.refusal(url, "clientId=" + "x".repeat(65))).isEqualTo(400);
    }

    @Test
    void aSocketEndsWithItsToken() {
        try (Ear ear = Ear.at(url, token("demo", "signals:read:/**", Duration.ofSeconds(4)))) {
            ear.subscribe(family + "/a");
            assertThat(ear.closed()).succeedsWithin(LONG);
        }
    }

    @Test
    void whatIsLockedOverASocketIsFreeWhenThatSocketCloses() {
        put("/b", "{'lock':true}");
        Ear first = ear();
        Ear second = ear();
        try (first;
                second) {
            for (String address : List.of("/a", "/c")) {
                first.say("{'action':'set','ref':1,'address':'" + family + address + "','lock':true}");
                assertThat(first.next("answer").at("/body/lock/holder").asText())
                        .isEqualTo("dev/w1");
            }
            second.say("{'action':'set','ref':1,'address':'" + family + "/c','lock':true}");
            assertThat(second.next("answer").path("status").intValue()).isEqualTo(200);
            first.close();
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(put("/a", "{'value':1}").status()).isEqualTo(200));
            assertThat(put("/c", "{'value':1}").status()).isEqualTo(423);
            assertThat(door.get("/v1/signals" + family + "/b").body().has("lock"))
                    .isTrue();
        }
    }

    @Test
    void whoIsGoneLeavesNothingBehind() {
        try (Ear ear = ear()) {
            ear.subscribe(family + "/a");
            assertThat(kept()).isPositive();
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(kept()).isZero());
    }

    /** How many subscriptions to a value of this test are kept. */
    private int kept() {
        try (var engine = new Engine(backend)) {
            return engine.subscriptions(family + "/a");
        }
    }
}
