package io.tiebreak.bench;

import io.tiebreak.local.LocalBackend;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many writers change one item at the same time: what an accepted change takes, by how the callers go about it. */
final class ConflictsBench implements Bench {
    private static final List<Integer> WRITERS = List.of(4, 16, 64);
    private static final int CHANGES_PER_WRITER = 8;

    @Override
    public void run(LocalBackend local, PrintStream out) throws Exception {
        URI backend = local.url();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(threads)
                        .build()) {
            measure(client, backend, threads, Strategy.LATEST, 4);
            out.println("Changes of one item by several writers at once, " + CHANGES_PER_WRITER
                    + " each; per accepted change:");
            out.printf(
                    "%-8s %-32s %9s %8s %8s %8s %8s %9s%n",
                    "writers", "strategy", "accepted", "calls", "writes", "wcu", "rcu", "per s");
            for (int writers : WRITERS) {
                Result latest = measure(client, backend, threads, Strategy.LATEST, writers);
                print(out, writers, Strategy.LATEST, latest);
                for (Strategy strategy :
                        List.of(Strategy.PLAIN_LOOP, Strategy.THREE_TRIES, Strategy.THREE_TRIES_WITH_WAITS)) {
                    Result other = measure(client, backend, threads, strategy, writers);
                    print(out, writers, strategy, other);
                    if (strategy == Strategy.PLAIN_LOOP) {
                        out.printf(
                                "%-8s %-32s %9s %8.2f %8.2f %8.2f %8.2f %9.2f%n",
                                "",
                                "  ratio latest / plain loop",
                                "",
                                latest.calls() / other.calls(),
                                latest.writes() / other.writes(),
                                latest.writeUnits() / other.writeUnits(),
                                latest.readUnits() / other.readUnits(),
                                latest.perSecond() / other.perSecond());
                    }
                }
            }
        }
    }

    /** Per accepted change, but for the share of accepted ones and their number a second. */
    private record Result(
            double share, double calls, double writes, double writeUnits, double readUnits, double perSecond) {}

    private static Result measure(
            HttpClient client, URI backend, ExecutorService threads, Strategy strategy, int writers) throws Exception {
        String path = "/v1/items/bench/" + strategy.name() + '-' + writers + '-' + System.nanoTime();
        new Door(client, backend).send("PUT", path, "{\"version\":0,\"name\":\"bench\"}");
        Door door = new Door(client, backend);
        List<Callable<Integer>> callers = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            callers.add(caller(door, path, strategy, writer));
        }
        long begun = System.nanoTime();
        int accepted = 0;
        for (Future<Integer> caller : threads.invokeAll(callers)) {
            accepted += caller.get();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Result(
                (double) accepted / (writers * CHANGES_PER_WRITER),
                door.calls() / accepted,
                door.writes() / accepted,
                door.writeUnits() / accepted,
                door.readUnits() / accepted,
                accepted / seconds);
    }

    private static Callable<Integer> caller(Door door, String path, Strategy strategy, int writer) {
        return () -> {
            int accepted = 0;
            for (int change = 1; change <= CHANGES_PER_WRITER; change++) {
                accepted += strategy.change(door, path, "{\"w" + writer + "\":" + change + "}") ? 1 : 0;
            }
            return accepted;
        };
    }

    private static void print(PrintStream out, int writers, Strategy strategy, Result result) {
        out.printf(
                "%-8d %-32s %8.1f%% %8.2f %8.2f %8.2f %8.2f %9.0f%n",
                writers,
                strategy.description(),
                100 * result.share(),
                result.calls(),
                result.writes(),
                result.writeUnits(),
                result.readUnits(),
                result.perSecond());
    }
}
