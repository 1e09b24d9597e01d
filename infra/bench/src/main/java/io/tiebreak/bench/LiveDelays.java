package io.tiebreak.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** How long one socket waits for what was written, by the rhythm in which the stream is read. */
final class LiveDelays {
    private static final int TURNS = 5;
    private static final int WRITES = 200;
    private static final int WARM_UP = 100;

    private final Told bare;
    private final Told local;
    private final Told aws;

    LiveDelays(Told bare, Told local, Told aws) {
        this.bare = bare;
        this.local = local;
        this.aws = aws;
    }

    private record Measured(Told way, List<Long> nanos) {}

    void run(PrintStream out) throws Exception {
        warmUp();
        List<Measured> all = measured();
        out.printf(
                "From sending a write until a socket has it, milliseconds; %d writes each in turns, one at a time, at"
                        + " irregular%nintervals; %d cores.%n",
                WRITES, LiveBench.CORES);
        out.printf("%-18s %12s %9s %8s %9s %8s%n", "", "reader waits", "p50", "ratio", "p99", "ratio");
        for (Measured one : all) {
            out.printf(
                    "%-18s %12s %s %s%n",
                    one.way().name(),
                    one.way().equals(bare) ? "-" : one.way().pause().toMillis() + " ms",
                    Shares.beside(all.getFirst().nanos(), one.nanos(), 50),
                    Shares.beside(all.getFirst().nanos(), one.nanos(), 99));
        }
    }

    private void warmUp() throws Exception {
        bare.audience().growTo(1);
        local.audience().growTo(1);
        for (int i = 1; i <= WARM_UP; i++) {
            bare.once();
            local.once();
            if (i % (WARM_UP / 2) == 0) {
                LiveBench.progress(i + " writes to grow warm, of " + WARM_UP);
            }
        }
    }

    private List<Measured> measured() throws Exception {
        List<Measured> all = List.of(
                new Measured(bare, new ArrayList<>()),
                new Measured(local, new ArrayList<>()),
                new Measured(aws, new ArrayList<>()));
        for (int turn = 1; turn <= TURNS; turn++) {
            for (Measured one : all) {
                one.way().begin();
                for (int i = 0; i < WRITES / TURNS; i++) {
                    one.nanos().add(one.way().once().getFirst());
                }
            }
            LiveBench.progress("turn " + turn + " of " + TURNS);
        }
        return all;
    }
}
