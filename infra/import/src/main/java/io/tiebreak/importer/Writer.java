package io.tiebreak.importer;

import io.tiebreak.importer.Schedule.Turn;
import java.time.Duration;

/** Sends one edit after the other, each until it is accepted or refused; several work on one schedule. */
final class Writer {

    private final Schedule schedule;
    private final Backend backend;
    private final Backoff backoff;
    private final Tally tally;

    Writer(Schedule schedule, Backend backend, Backoff backoff, Tally tally) {
        this.schedule = schedule;
        this.backend = backend;
        this.backoff = backoff;
        this.tally = tally;
    }

    /** Returns when no edit is left to start. */
    void run() throws UnreachableException, InterruptedException {
        try {
            for (Turn turn = schedule.take(); turn != null; turn = schedule.take()) {
                schedule.settle(turn.edit().place(), write(turn.edit(), turn.version()));
            }
        } finally {
            // Nothing is left, or this writer is lost: then nobody may wait for the answer it owes.
            schedule.abandon();
        }
    }

    /** Returns the version the edit was answered, 0 if it failed. */
    private long write(Edit edit, long seen) throws UnreachableException, InterruptedException {
        long version = seen;
        for (int retry = 0; ; retry++) {
            if (retry > 1) {
                backoff.pause(retry - 1, Duration.ZERO);
            }
            switch (backend.send(edit, version)) {
                case Answer.Accepted accepted -> {
                    tally.accepted(accepted);
                    return accepted.version();
                }
                case Answer.Refused refused -> {
                    tally.refused(edit, refused.reason());
                    return 0;
                }
                case Answer.Conflict conflict -> {
                    tally.conflict(retry == 0);
                    version = conflict.currentVersion();
                }
            }
        }
    }
}
