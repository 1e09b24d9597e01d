package io.tiebreak.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** How long it takes until the first, the median and the last of many sockets has what was written. */
final class LiveReach {
    private static final List<Integer> SOCKETS = List.of(1, 100, 1_000);
    private static final int WRITES = 20;
    private static final int WARM_UP = 2;

    /** As long as the backend looks up, for who came, whether his snapshot had it already. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final Told bare;
    private final Told ours;

    LiveReach(Told bare, Told ours) {
        this.bare = bare;
        this.ours = ours;
    }

    void run(PrintStream out) throws Exception {
        out.printf(
                "One write and many sockets: milliseconds until the first, the median and the last has it; %d writes each"
                        + " in turns,%nso that p99 is the slowest; %d cores; the reader waits %d ms.%n",
                WRITES, LiveBench.CORES, ours.pause().toMillis());
        out.printf(
                "%-8s %-7s | %9s %9s | %9s %8s %9s %8s%n",
                "sockets", "", "bare p50", "p99", "ours p50", "ratio", "p99", "ratio");
        for (int sockets : SOCKETS) {
            grow(sockets);
            List<List<Long>> said = new ArrayList<>();
            List<List<Long>> told = new ArrayList<>();
            ours.begin();
            for (int i = -WARM_UP; i < WRITES; i++) {
                List<Long> one = bare.once();
                List<Long> other = ours.once();
                if (i >= 0) {
                    said.add(one);
                    told.add(other);
                }
            }
            print(sockets, said, told, out);
        }
    }

    /** The first one listens since long ago. */
    private void grow(int sockets) throws InterruptedException {
        if (sockets > 1) {
            bare.audience().growTo(sockets);
            double perSecond = ours.audience().growTo(sockets);
            LiveBench.progress("%d sockets listen, who came at %.0f a second".formatted(sockets, perSecond));
            Thread.sleep(SETTLING);
        }
    }

    private static void print(int sockets, List<List<Long>> said, List<List<Long>> told, PrintStream out) {
        Map<String, ToLongFunction<List<Long>>> reaches = new LinkedHashMap<>();
        reaches.put("first", List::getFirst);
        if (sockets > 1) {
            reaches.put("median", times -> Shares.of(times, 50));
            reaches.put("last", List::getLast);
        }
        reaches.forEach((name, reach) -> {
            List<Long> bare = said.stream().map(reach::applyAsLong).toList();
            List<Long> ours = told.stream().map(reach::applyAsLong).toList();
            out.printf(
                    "%-8d %-7s | %9.2f %9.2f | %s %s%n",
                    sockets,
                    name,
                    Shares.of(bare, 50) / 1e6,
                    Shares.of(bare, 99) / 1e6,
                    Shares.beside(bare, ours, 50),
                    Shares.beside(bare, ours, 99));
        });
    }
}
