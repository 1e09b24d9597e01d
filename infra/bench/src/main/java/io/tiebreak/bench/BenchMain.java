package io.tiebreak.bench;

import io.tiebreak.local.LocalBackend;
import io.tiebreak.local.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code scripts/bench [NAME]}: runs one measurement, or all, on a backend of its own. */
public final class BenchMain {
    private static final Map<String, Bench> BENCHES = new TreeMap<>(Map.of(
            "conflicts",
            new ConflictsBench(),
            "events",
            new EventsBench(),
            "insights",
            new InsightsBench(),
            "live",
            new LiveBench(),
            "presence",
            new PresenceBench(),
            "projections",
            new ProjectionsBench(),
            "signals",
            new SignalsBench()));

    private BenchMain() {}

    /**
     * Runs them.
     *
     * @param args the template's path, then the names of the measurements; none means all
     */
    public static void main(String[] args) throws Exception {
        for (int i = 1; i < args.length; i++) {
            if (!BENCHES.containsKey(args[i])) {
                System.err.println("bench: there is no measurement " + args[i] + "; there is: "
                        + String.join(", ", BENCHES.keySet()));
                System.exit(2);
            }
        }
        for (var bench : BENCHES.entrySet()) {
            if (args.length == 1 || List.of(args).contains(bench.getKey())) {
                run(bench.getValue(), Path.of(args[0]));
            }
        }
        // DynamoDB Local leaves threads behind that are no daemons.
        System.exit(0);
    }

    private static void run(Bench bench, Path template) throws Exception {
        try (LocalBackend backend = LocalBackend.start(Options.of(template).withPort(0))) {
            bench.run(backend, System.out);
        }
    }
}
