package io.tiebreak.local.sqs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The messages of one queue that nobody has deleted, by the engine's ids and in the order they were sent. Only what is
 * done {@linkplain #locked as one step} is seen as one by others.
 */
final class Backlog {

    /** The engine's clock may tick a little later than ours. */
    private static final Duration AGAIN = Duration.ofMillis(20);

    private final boolean isFifo;
    private final Journal journal;
    private final InstantSource clock;
    private final Map<String, StoredMessage> byEngineId = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long changes;

    Backlog(boolean isFifo, Journal journal, InstantSource clock) {
        this.isFifo = isFifo;
        this.journal = journal;
        this.clock = clock;
    }

    <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    /** Keeps a message, new or changed. */
    void put(String engineId, StoredMessage message) {
        locked(() -> {
            journal.keep(message);
            byEngineId.put(engineId, message);
            return noted();
        });
    }

    void remove(String engineId) {
        locked(() -> {
            Optional.ofNullable(byEngineId.remove(engineId)).ifPresent(journal::remove);
            return noted();
        });
    }

    /** Forgets a message that was never put here. */
    void discard(StoredMessage message) {
        journal.remove(message);
    }

    void clear() {
        locked(() -> {
            byEngineId.values().forEach(journal::remove);
            byEngineId.clear();
            return noted();
        });
    }

    private long noted() {
        changed.signalAll();
        return ++changes;
    }

    Optional<StoredMessage> find(String engineId) {
        return locked(() -> Optional.ofNullable(byEngineId.get(engineId)));
    }

    Collection<StoredMessage> all() {
        return locked(() -> List.copyOf(byEngineId.values()));
    }

    /** How often something changed so far. */
    long changes() {
        return locked(() -> changes);
    }

    /** Whether a message may be received now. */
    boolean isAnyDue() {
        return nextDue().filter(due -> !due.isAfter(clock.instant())).isPresent();
    }

    /** When the next message can be received: of a FIFO queue's groups only the first one counts. */
    private Optional<Instant> nextDue() {
        return locked(() -> {
            Set<String> groups = new HashSet<>();
            return byEngineId.values().stream()
                    .filter(message -> !isFifo || groups.add(message.group()))
                    .map(message -> Instant.ofEpochMilli(message.visibleAt()))
                    .min(Instant::compareTo);
        });
    }

    /**
     * Waits until something has changed since, or a message becomes due.
     *
     * @param seen how often something had changed
     * @param deadline by {@link System#nanoTime()}
     * @return false if the deadline came first
     */
    boolean await(long seen, long deadline) throws InterruptedException {
        lock.lock();
        try {
            long due = System.nanoTime()
                    + nextDue()
                            .map(at -> Duration.between(clock.instant(), at))
                            .map(left -> left.compareTo(AGAIN) < 0 ? AGAIN : left)
                            .orElse(Duration.ofDays(1))
                            .toNanos();
            long left = Math.min(due, deadline) - System.nanoTime();
            while (changes == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return System.nanoTime() - deadline < 0;
        } finally {
            lock.unlock();
        }
    }
}
