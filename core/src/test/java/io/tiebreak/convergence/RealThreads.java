package io.tiebreak.convergence;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A world in which all live at once. Its clock only counts, and waiting takes a fraction of the time. */
final class RealThreads implements World {
    private static final int FASTER = 10;

    private final Queue<CompletableFuture<?>> lives = new ConcurrentLinkedQueue<>();
    private final AtomicLong now = new AtomicLong();

    @Override
    public void start(Runnable life) {
        lives.add(CompletableFuture.runAsync(life, Thread::startVirtualThread));
    }

    @Override
    public void play() {
        for (CompletableFuture<?> life = lives.poll(); life != null; life = lives.poll()) {
            life.join();
        }
    }

    @Override
    public void turn() {
        // Others go on by themselves.
    }

    @Override
    public void sleep(Duration duration) {
        now.addAndGet(duration.toMillis());
        LockSupport.parkNanos(duration.toNanos() / FASTER);
    }

    @Override
    public Instant instant() {
        return BEGINNING.plusMillis(now.incrementAndGet());
    }
}
