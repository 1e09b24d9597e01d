package io.tiebreak.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A world in which all live at once, as the machine lets them. Its clock only counts: so waiting takes no time, and an
 * earlier moment did come before a later one.
 */
final class RealThreads implements World {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<CompletableFuture<?>> lives = new ConcurrentLinkedQueue<>();
    private final AtomicLong now = new AtomicLong();
    private final Runnable onTurn;

    /** Has something done whenever others may be faster. */
    RealThreads(Runnable onTurn) {
        this.onTurn = onTurn;
    }

    @Override
    public void start(Duration wait, Runnable life) {
        lives.add(CompletableFuture.runAsync(life, threads));
    }

    @Override
    public void play() {
        for (CompletableFuture<?> life = lives.poll(); life != null; life = lives.poll()) {
            life.join();
        }
        threads.close();
    }

    @Override
    public void turn() {
        onTurn.run();
    }

    @Override
    public void sleep(Duration duration) {
        now.addAndGet(duration.toMillis());
    }

    @Override
    public Instant instant() {
        return BEGINNING.plusMillis(now.incrementAndGet());
    }
}
