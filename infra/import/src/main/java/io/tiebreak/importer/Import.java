package io.tiebreak.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads edits on the caller's thread and has them written by others. */
final class Import {

    /** Enough for many writers to find work beside a document they must wait for, little enough to keep in memory. */
    private static final int CAPACITY = 512;

    private final Schedule schedule = new Schedule(CAPACITY);
    private final EditReader edits;
    private final Tally tally;

    Import(EditReader edits, Tally tally) {
        this.edits = edits;
        this.tally = tally;
    }

    /** Judges every line and sends nothing. */
    void dryRun() {
        for (Line line = edits.next(); line != null; line = edits.next()) {
            switch (line) {
                case Edit edit -> tally.edit(edit);
                case BadLine bad -> tally.badLine(bad);
            }
        }
    }

    /** Returns when every edit was accepted or failed. */
    void run(int writers, Backend backend, Backoff backoff) throws UnreachableException, InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < writers; i++) {
                running.add(threads.submit(() -> {
                    new Writer(schedule, backend, backoff, tally).run();
                    return null;
                }));
            }
            read();
        } finally {
            schedule.abandon();
        }
        for (Future<?> writer : running) {
            rethrow(writer);
        }
    }

    private void read() throws InterruptedException {
        boolean wanted = true;
        for (Line line = edits.next(); line != null; line = wanted ? edits.next() : null) {
            switch (line) {
                case Edit edit -> {
                    tally.edit(edit);
                    wanted = schedule.add(edit);
                }
                case BadLine bad -> {
                    tally.badLine(bad);
                    if (bad.place() != null) {
                        schedule.settle(bad.place(), 0);
                    }
                }
            }
        }
        schedule.end();
    }

    private static void rethrow(Future<?> writer) throws UnreachableException, InterruptedException {
        try {
            writer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreachableException unreachable) {
                throw unreachable;
            }
            throw new IllegalStateException("a writer broke", e.getCause());
        }
    }
}
