package io.tiebreak.bench;

import io.tiebreak.address.AddressPattern;
import io.tiebreak.local.LocalBackend;
import io.tiebreak.register.Rule;
import io.tiebreak.register.Strategy;
import io.tiebreak.register.dynamodb.DynamoDbRuleStore;
import io.tiebreak.store.Meter;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** Sets of shared values a second against bare conditional updates; then what it takes to change one that others change. */
final class SignalsBench implements Bench {
    private static final List<Integer> WRITERS = List.of(1, 8, 32);
    private static final List<Integer> CALLERS = List.of(4, 16, 32);
    private static final int TIMES = 1_000;
    private static final int CHANGES_PER_CALLER = 8;
    private static final String PLAIN = "plain-signals";

    @Override
    public void run(LocalBackend backend, PrintStream out) throws Exception {
        try (DynamoDbClient dynamoDb = Stores.client(backend);
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            String table = Stores.table(backend, "RegistersTable");
            createLike(table, dynamoDb);
            rules(new DynamoDbRuleStore(dynamoDb, table));
            sets(http, backend, dynamoDb, out);
            changes(http, backend, out);
        }
    }

    private static void rules(DynamoDbRuleStore rules) {
        Map.of("/added/*", Strategy.ADD, "/merged/*", Strategy.MERGE)
                .forEach((pattern, strategy) -> rules.put(
                        "demo", new Rule(AddressPattern.of(pattern), strategy, Optional.empty()), new Meter()));
    }

    private static void sets(HttpClient http, LocalBackend backend, DynamoDbClient dynamoDb, PrintStream out) {
        new Crowd(8, TIMES)
                .perSecond(List.of(
                        i -> set(new Door(http, backend.url()), "/v1/signals/warm/" + i % 8),
                        i -> bare(dynamoDb, "warm" + i % 8)));
        out.println("Sets of shared values a second, " + TIMES
                + " each in turns, by writers at once. Bare: one conditional update.");
        out.printf("%-8s %-16s %9s %10s %7s %18s%n", "writers", "on", "bare", "over HTTP", "ratio", "updates per set");
        for (int writers : WRITERS) {
            for (boolean many : new boolean[] {false, true}) {
                String run = UUID.randomUUID().toString();
                int addresses = many ? writers * 8 : 1;
                Door door = new Door(http, backend.url());
                double[] each = new Crowd(writers, TIMES)
                        .perSecond(List.of(
                                i -> bare(dynamoDb, run + i % addresses),
                                i -> set(door, "/v1/signals/bench/" + run + "/" + i % addresses)));
                out.printf(
                        "%-8d %-16s %9.0f %10.0f %7.2f %18.2f%n",
                        writers,
                        addresses == 1 ? "one address" : addresses + " addresses",
                        each[0],
                        each[1],
                        each[1] / each[0],
                        door.writes() / TIMES);
            }
        }
    }

    private static void set(Door door, String path) {
        sent(() -> {
            int status = door.send("PUT", path, "{\"value\":1}").status();
            if (status > 201) {
                throw new IOException("answered " + status);
            }
            return true;
        });
    }

    private static void changes(HttpClient http, LocalBackend backend, PrintStream out) {
        out.println();
        out.println("One is added to a number by several callers at once, " + CHANGES_PER_CALLER
                + " times each; per accepted change:");
        out.printf(
                "%-8s %-34s %9s %8s %8s %8s %8s%n",
                "callers", "strategy", "accepted", "calls", "writes", "wcu", "per s");
        for (int callers : CALLERS) {
            for (SignalStrategy strategy : SignalStrategy.values()) {
                changes(new Door(http, backend.url()), strategy, callers, out);
            }
        }
    }

    private static void changes(Door door, SignalStrategy strategy, int callers, PrintStream out) {
        String path = strategy.place() + UUID.randomUUID();
        LongAdder accepted = new LongAdder();
        int times = callers * CHANGES_PER_CALLER;
        double perSecond = new Crowd(callers, times).perSecond(i -> {
            if (sent(() -> strategy.change(door, path, "w" + i % callers))) {
                accepted.increment();
            }
        });
        double each = Math.max(1, accepted.sum());
        out.printf(
                "%-8d %-34s %8.1f%% %8.2f %8.2f %8.2f %8.0f%n",
                callers,
                strategy.description(),
                100.0 * accepted.sum() / times,
                door.calls() / each,
                door.writes() / each,
                door.writeUnits() / each,
                perSecond * accepted.sum() / times);
    }

    private interface Sending {
        boolean send() throws IOException, InterruptedException;
    }

    private static boolean sent(Sending sending) {
        try {
            return sending.send();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void bare(DynamoDbClient client, String address) {
        client.updateItem(update -> update.tableName(PLAIN)
                .key(Map.of("family", AttributeValue.fromS("signal/bench"), "address", AttributeValue.fromS(address)))
                .updateExpression("SET #value = :value ADD revision :one")
                .conditionExpression("attribute_not_exists(deleted)")
                .expressionAttributeNames(Map.of("#value", "value"))
                .expressionAttributeValues(
                        Map.of(":value", AttributeValue.fromS("1"), ":one", AttributeValue.fromN("1"))));
    }

    /** Without the index of bundles: no value is in it. */
    private static void createLike(String table, DynamoDbClient client) {
        var like = client.describeTable(request -> request.tableName(table)).table();
        Set<String> keys =
                like.keySchema().stream().map(KeySchemaElement::attributeName).collect(Collectors.toSet());
        client.createTable(request -> request.tableName(PLAIN)
                .keySchema(like.keySchema())
                .attributeDefinitions(like.attributeDefinitions().stream()
                        .filter(attribute -> keys.contains(attribute.attributeName()))
                        .toList())
                .billingMode("PAY_PER_REQUEST"));
    }
}
