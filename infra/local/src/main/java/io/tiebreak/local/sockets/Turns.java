package io.tiebreak.local.sockets;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Does one thing after the other, on a thread that is there only while there is something to do. This is more than AWS
 * promises: there, messages of one connection may be handled in any order and at the same time.
 */
final class Turns {

    private final Executor threads;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean isBusy;

    Turns(Executor threads) {
        this.threads = threads;
    }

    /** Lets something be done after all that was added before; returns how many things wait now. */
    synchronized int add(Runnable turn) {
        waiting.add(turn);
        if (!isBusy) {
            isBusy = true;
            threads.execute(this::run);
        }
        return waiting.size();
    }

    private void run() {
        for (Runnable turn = next(); turn != null; turn = next()) {
            turn.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        isBusy = !waiting.isEmpty();
        return waiting.poll();
    }
}
