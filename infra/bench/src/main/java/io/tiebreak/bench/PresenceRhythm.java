package io.tiebreak.bench;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.command.Surroundings;
import io.tiebreak.presence.Beat;
import io.tiebreak.presence.Heartbeats;
import io.tiebreak.presence.Session;
import io.tiebreak.presence.memory.InMemorySightingStore;
import io.tiebreak.store.Meter;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** How often a visitor is written down in a minute: the recording of heartbeats, on a clock that runs for ten minutes at once. */
final class PresenceRhythm {
    private static final Duration VISIT = Duration.ofMinutes(10);
    private static final Instant BEGIN = Instant.parse("2026-11-21T09:30:00Z");

    /** As the client does it: every 30 seconds, up to a tenth more or less, for each tab that is seen. */
    private static final int MILLIS = 30_000;

    private static final int JITTER = 6_001;

    void run(PrintStream out) {
        out.println();
        out.println("Per visitor and minute, in a visit of 10 minutes.");
        out.printf("%-52s %8s %8s %8s%n", "", "calls", "recorded", "wcu");
        print(out, "one tab, our client", rhythm(1, true, MILLIS));
        print(out, "three tabs on three pages, our client", rhythm(3, true, MILLIS));
        print(out, "three tabs on one page that name no tab", rhythm(3, false, MILLIS));
        print(out, "one tab that calls every 10 s", rhythm(1, true, 10_000));
        print(out, "one tab that calls every 3 s", rhythm(1, true, 3_000));
        print(out, "three tabs that call every 3 s", rhythm(3, true, 3_000));
    }

    /** A call that records nothing is billed for the write that is refused. */
    private record Result(double calls, double recorded) {
        double writeUnits() {
            return 3 * recorded + (calls - recorded);
        }
    }

    private static void print(PrintStream out, String what, Result result) {
        out.printf("%-52s %8.1f %8.1f %8.1f%n", what, result.calls(), result.recorded(), result.writeUnits());
    }

    private static Result rhythm(int tabs, boolean named, int every) {
        Random random = new Random(1);
        AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
        Heartbeats heartbeats = new Heartbeats(new InMemorySightingStore(), now::get);
        long[] next = new long[tabs];
        int calls = 0;
        int writes = 0;
        for (long at = 0; at < VISIT.toMillis(); at++) {
            now.set(BEGIN.plusMillis(at));
            for (int tab = 0; tab < tabs; tab++) {
                if (at >= next[tab]) {
                    next[tab] = at + every + (every == MILLIS ? random.nextInt(JITTER) - JITTER / 2 : 0);
                    calls++;
                    writes += recorded(heartbeats, now, named ? "tab-" + tab : "", named ? "/" + tab : "/") ? 1 : 0;
                }
            }
        }
        double minutes = VISIT.toMinutes();
        return new Result(calls / minutes, writes / minutes);
    }

    private static boolean recorded(Heartbeats heartbeats, AtomicReference<Instant> now, String tab, String path) {
        var surroundings = new Surroundings(now::get, duration -> {}, new Random(1));
        var request = new Request(now.get() + tab, "fingerprint", "bench", false);
        Beat beat = heartbeats.beat(
                Session.of("bench", "s").tab(tab),
                path,
                request,
                new Patience(Backoff.DEFAULT, surroundings),
                new Meter());
        return beat instanceof Beat.Recorded;
    }
}
