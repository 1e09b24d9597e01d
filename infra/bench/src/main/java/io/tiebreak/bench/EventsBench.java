package io.tiebreak.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.LocalBackend;
import io.tiebreak.store.Concurrently;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** Events from sending to their effect, bundles that are due in one minute, and writers of one item who wait for each other. */
final class EventsBench implements Bench {
    private static final int CALLERS = 16;
    private static final int EVENTS = 600;
    private static final List<Integer> TARGETS = List.of(1, 4, 64);
    private static final List<Integer> BUNDLES = List.of(2_000, 10_000);
    private static final int MINUTE = 60_000;
    private static final int WRITERS = 128;

    @Override
    public void run(LocalBackend backend, PrintStream out) throws Exception {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Door door = new Door(http, backend.url());
            events(door, 64, new ArrayList<>());
            out.println("Events, " + EVENTS + " each by " + CALLERS
                    + " callers at once; milliseconds from acceptance to effect.");
            out.printf("%-10s %10s %10s %8s %8s%n", "targets", "accepted/s", "handled/s", "p50", "p99");
            for (int targets : TARGETS) {
                List<Long> delays = new ArrayList<>();
                Rates rates = events(door, targets, delays);
                out.printf(
                        "%-10d %10.0f %10.0f %8d %8d%n",
                        targets, rates.accepted(), rates.handled(), Shares.of(delays, 50), Shares.of(delays, 99));
            }
            items(http, backend, out);
            out.println();
            out.println("Bundles due in one minute; milliseconds late.");
            out.printf(
                    "%-10s %12s %8s %10s %8s %8s %8s%n",
                    "bundles", "scheduled/s", "done", "too early", "p50", "p99", "most");
            for (int bundles : BUNDLES) {
                bundles(door, bundles, out);
            }
        }
    }

    private record Rates(double accepted, double handled) {}

    /** Each event sets a value of its own, whose time tells when it was handled. */
    private static Rates events(Door door, int targets, List<Long> delays) throws Exception {
        String run = UUID.randomUUID().toString();
        Map<String, Long> accepted = new TreeMap<>();
        long begun = System.nanoTime();
        double rate = new Crowd(CALLERS, EVENTS).perSecond(i -> {
            String body = "{\"address\":\"/commands/set/%s/%d\",\"value\":1,\"target\":\"%s-%d\"}"
                    .formatted(run, i, run, i % targets);
            long before = System.currentTimeMillis();
            require(202, sent(() -> door.send("POST", "/v1/events", body)));
            synchronized (accepted) {
                accepted.put("/" + run + "/" + i, before);
            }
        });
        List<JsonNode> values = awaited(door, run, EVENTS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        values.forEach(value -> delays.add(value.path("timestamp").longValue()
                - accepted.getOrDefault(value.path("address").textValue(), 0L)));
        return new Rates(rate, EVENTS / seconds);
    }

    private static void items(HttpClient http, LocalBackend backend, PrintStream out) throws Exception {
        out.println();
        out.println(WRITERS + " writers change one item at once; per accepted change.");
        out.printf("%-28s %9s %9s %8s %8s%n", "", "accepted", "writes", "wcu", "per s");
        for (boolean later : new boolean[] {false, true}) {
            Door door = new Door(http, backend.url());
            String path = "/v1/items/bench/" + UUID.randomUUID();
            door.send("PUT", path, "{\"version\":0,\"name\":\"bench\"}");
            Door counted = new Door(http, backend.url());
            long begun = System.nanoTime();
            List<Door.Answer> answers = Concurrently.each(
                    IntStream.range(0, WRITERS).boxed().toList(),
                    i -> sent(() -> {
                        String body = "{\"version\":-1,\"attributes\":{\"w%d\":1}}".formatted(i);
                        return later ? counted.later("PATCH", path, body) : counted.send("PATCH", path, body);
                    }));
            double writes = counted.writes();
            double units = counted.writeUnits();
            long accepted =
                    answers.stream().filter(answer -> answer.status() == 200).count();
            if (later) {
                for (Door.Answer answer : answers) {
                    JsonNode response =
                            done(door, answer.body().path("commandId").textValue());
                    accepted += response.path("status").intValue() == 200 ? 1 : 0;
                    // What accepting it wrote is no try at the item.
                    writes += response.at("/headers/Tiebreak-Attempts").asInt() - 1;
                    units += Door.writeUnits(
                            response.at("/headers/Tiebreak-Units").asText());
                }
            }
            out.printf(
                    "%-28s %8.1f%% %9.2f %8.2f %8.0f%n",
                    later ? "Prefer: respond-async" : "answered at once",
                    100.0 * accepted / WRITERS,
                    writes / accepted,
                    units / accepted,
                    accepted / ((System.nanoTime() - begun) / 1e9));
        }
    }

    private static JsonNode done(Door door, String command) throws Exception {
        while (true) {
            JsonNode status = door.get("/v1/commands/" + command).body();
            if (status.path("status").asText().equals("done")) {
                return status.path("response");
            }
            Thread.sleep(20);
        }
    }

    /** The minute begins when all are scheduled, give or take. */
    private static void bundles(Door door, int count, PrintStream out) throws Exception {
        String run = UUID.randomUUID().toString();
        Instant first = Instant.ofEpochMilli(System.currentTimeMillis() + 10_000 + 5L * count);
        double rate = new Crowd(CALLERS, count).perSecond(i -> {
            String body =
                    "{\"at\":\"%s\",\"operations\":[{\"set\":[\"/%s/%d\",1]}]}".formatted(at(first, i, count), run, i);
            require(202, sent(() -> door.send("POST", "/v1/bundles", body)));
        });
        List<JsonNode> values = awaited(door, run, count);
        List<Long> late = new ArrayList<>();
        values.forEach(value -> {
            String address = value.path("address").textValue();
            int i = Integer.parseInt(address.substring(address.lastIndexOf('/') + 1));
            late.add(value.path("timestamp").longValue() - at(first, i, count).toEpochMilli());
        });
        out.printf(
                "%-10d %12.0f %8d %10d %8d %8d %8d%n",
                count,
                rate,
                values.size(),
                late.stream().filter(one -> one < 0).count(),
                Shares.of(late, 50),
                Shares.of(late, 99),
                Shares.of(late, 100));
    }

    private static Instant at(Instant first, int i, int count) {
        return first.plusMillis((long) i * MINUTE / count);
    }

    /** All values below an address, once there are so many. */
    private static List<JsonNode> awaited(Door door, String run, int count) throws Exception {
        while (door.get("/v1/signals?pattern=/" + run + "/*&reduce=count&limit=1")
                        .body()
                        .path("reduced")
                        .asInt()
                < count) {
            Thread.sleep(200);
        }
        List<JsonNode> values = new ArrayList<>();
        String page = "/v1/signals?limit=100&pattern=/" + run + "/*";
        String next = "";
        do {
            JsonNode body = door.get(page + next).body();
            body.path("items").forEach(values::add);
            next = body.has("next") ? "&cursor=" + body.path("next").textValue() : "";
        } while (!next.isEmpty());
        return values;
    }

    private interface Sending {
        Door.Answer send() throws IOException, InterruptedException;
    }

    private static Door.Answer sent(Sending sending) {
        try {
            return sending.send();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void require(int status, Door.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("answered " + answer.status() + ": " + answer.body());
        }
    }
}
