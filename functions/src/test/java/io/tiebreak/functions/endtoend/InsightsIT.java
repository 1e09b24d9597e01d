package io.tiebreak.functions.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.insight.Encounter;
import io.tiebreak.json.Json;
import io.tiebreak.local.LocalBackend;
import io.tiebreak.local.Options;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.store.Concurrently;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Insights count exactly what callers were told, each tenant's apart, though log lines come twice. */
class InsightsIT {
    private static final int WRITERS = 8;
    private static final int EACH = 40;
    private static final String SCOPES = "items:read items:write signals:read:/** signals:write:/** insights:read";

    private static LocalBackend backend;

    @BeforeAll
    static void start() {
        backend = LocalBackend.start(
                Options.of(Path.of("../template.yaml")).withPort(0).withFaults(Faults.parse("duplicate=0.5,seed=11")));
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    /** Somebody with a token of his own. */
    private record Somebody(HttpClient client, String token) {
        static Somebody of(String tenant, String actor) {
            String token = backend.issuer().token(tenant, actor, SCOPES, Duration.ofHours(1));
            return new Somebody(
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), token);
        }

        HttpResponse<String> send(String method, String path, String body, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(backend.url().resolve(path))
                    .header("Authorization", "Bearer " + token)
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            try {
                return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        JsonNode report() {
            return Json.stored(send("GET", "/v1/insights/conflicts", "").body());
        }
    }

    /** What callers of a tenant were told. */
    private record Told(Map<Encounter, Long> counts, Queue<String> conflicts) {
        static Told nothing() {
            return new Told(new EnumMap<>(Encounter.class), new ConcurrentLinkedQueue<>());
        }

        synchronized void add(HttpResponse<String> answer) {
            JsonNode body = Json.stored(answer.body());
            encounter(answer, body).ifPresent(met -> counts.merge(met, 1L, Long::sum));
            if (body.has("conflictId")) {
                conflicts.add(body.path("conflictId").textValue());
            }
        }

        private static Optional<Encounter> encounter(HttpResponse<String> answer, JsonNode body) {
            return switch (answer.statusCode()) {
                case 409, 412 -> Optional.of(Encounter.PERMANENT);
                case 423 -> Optional.of(Encounter.LOCK_REFUSED);
                case 200, 201 -> accepted(answer, body);
                default -> throw new AssertionError(answer.statusCode() + " " + answer.body());
            };
        }

        private static Optional<Encounter> accepted(HttpResponse<String> answer, JsonNode body) {
            if (answer.headers().firstValue("Idempotency-Replayed").isPresent()) {
                return Optional.of(Encounter.DEDUPLICATED);
            }
            if (body.has("applied") && !body.path("applied").booleanValue()) {
                return Optional.of(Encounter.SUPERSEDED);
            }
            long attempts =
                    answer.headers().firstValueAsLong("Tiebreak-Attempts").orElse(0);
            return attempts > 1 || body.has("rebasedFrom") ? Optional.of(Encounter.RETRIED) : Optional.empty();
        }
    }

    private static HttpResponse<String> anything(Somebody who, Random random, int turn) {
        String value = "\"attributes\":{\"f" + random.nextInt(3) + "\":" + random.nextInt(1_000_000) + "}";
        return switch (random.nextInt(8)) {
            case 0 -> who.send("PATCH", "/v1/items/doc/hot", "{\"version\":1," + value + "}");
            case 1 -> who.send("PATCH", "/v1/items/doc/hot", "{\"version\":-1," + value + "}");
            case 2 -> who.send("PATCH", "/v1/items/doc/hot", "{\"version\":1," + value + ",\"rebase\":true}");
            case 3 -> who.send("PATCH", "/v1/items/doc/hot", "{" + value + "}", "If-Match", "\"2\"");
            case 4 -> who.send("PUT", "/v1/signals/lamp/old", "{\"value\":1,\"timestamp\":" + (1 + turn) + "}");
            case 5 -> who.send("PUT", "/v1/signals/lamp/held", "{\"value\":1}");
            case 6 -> who.send("PUT", "/v1/signals/lamp/revised", "{\"value\":" + turn + ",\"revision\":1}");
            default ->
                who.send("PUT", "/v1/items/doc/once", "{\"version\":0,\"name\":\"n\"}", "Idempotency-Key", "same");
        };
    }

    private static Told load(String tenant, long seed) {
        Told told = Told.nothing();
        Somebody first = Somebody.of(tenant, "first");
        told.add(first.send("PUT", "/v1/items/doc/hot", "{\"version\":0,\"name\":\"n\"}"));
        told.add(first.send("PUT", "/v1/items/doc/hot", "{\"version\":1,\"name\":\"m\"}"));
        told.add(first.send("PUT", "/v1/signals/lamp/old", "{\"value\":0}"));
        told.add(first.send("PUT", "/v1/signals/lamp/held", "{\"value\":0,\"lock\":true,\"lockTtlSeconds\":300}"));
        told.add(first.send("PUT", "/v1/signals/lamp/revised", "{\"value\":0}"));
        Concurrently.each(IntStream.range(0, WRITERS).boxed().toList(), writer -> {
            Somebody who = Somebody.of(tenant, "writer-" + writer);
            Random random = new Random(seed + writer);
            for (int turn = 0; turn < EACH; turn++) {
                told.add(anything(who, random, turn));
            }
            return writer;
        });
        return told;
    }

    private static long count(JsonNode counts, Encounter encounter) {
        return counts.path(encounter.text()).longValue();
    }

    private static long sum(JsonNode rows, Encounter encounter) {
        return rows.valueStream()
                .mapToLong(row -> count(row.path("counts"), encounter))
                .sum();
    }

    private static void assertCounts(JsonNode report, Told told) {
        for (Encounter encounter : Encounter.values()) {
            long expected = told.counts().getOrDefault(encounter, 0L);
            assertThat(count(report.path("summary"), encounter))
                    .as(encounter.text())
                    .isEqualTo(expected);
            assertThat(sum(report.path("series"), encounter))
                    .as(encounter.text())
                    .isEqualTo(expected);
            assertThat(sum(report.path("targets"), encounter))
                    .as(encounter.text())
                    .isEqualTo(expected);
        }
    }

    @Test
    void theyCountWhatCallersWereToldAndKeepARecordOfEachRefusal() {
        long seed = System.nanoTime();
        System.out.println("InsightsIT seed " + seed);
        List<String> tenants = List.of("north", "south");
        List<Told> told = Concurrently.each(tenants, tenant -> load(tenant, seed + tenant.hashCode()));
        for (int i = 0; i < tenants.size(); i++) {
            Told own = told.get(i);
            Somebody operator = Somebody.of(tenants.get(i), "operator");
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertCounts(operator.report(), own));
            assertThat(own.counts().keySet())
                    .contains(
                            Encounter.PERMANENT,
                            Encounter.RETRIED,
                            Encounter.SUPERSEDED,
                            Encounter.LOCK_REFUSED,
                            Encounter.DEDUPLICATED);
            own.conflicts().forEach(id -> assertRecord(operator, id));
        }
        String ofSouth = told.getLast().conflicts().element();
        assertThat(Somebody.of("north", "operator")
                        .send("GET", "/v1/insights/conflicts/" + ofSouth, "")
                        .statusCode())
                .isEqualTo(404);
    }

    private static void assertRecord(Somebody operator, String id) {
        HttpResponse<String> answer = operator.send("GET", "/v1/insights/conflicts/" + id, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode record = Json.stored(answer.body());
        assertThat(record.path("conflictId").textValue()).isEqualTo(id);
        assertThat(record.path("writers")).hasSize(2);
        assertThat(record.path("traceId").textValue()).startsWith("1-");
    }
}
