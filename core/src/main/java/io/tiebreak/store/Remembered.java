package io.tiebreak.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers that may be a little old, so that who asks often does not read often. Safe for use by several threads.
 *
 * @param <K> what is asked for
 * @param <V> the answer
 */
public final class Remembered<K, V> {
    private final Duration lease;
    private final InstantSource clock;
    private final Map<K, Known<V>> known = new ConcurrentHashMap<>();

    /** @param lease how old an answer may be at most, counted from before it was asked for */
    public Remembered(Duration lease, InstantSource clock) {
        this.lease = lease;
        this.clock = clock;
    }

    private record Known<V>(V answer, Instant from, Instant until) {
        /** A clock that was set back must not make an answer last. */
        boolean isValid(Instant now) {
            return now.isBefore(until) && !now.isBefore(from);
        }
    }

    /** The answer, asked for only if it is not known, or too old. What is too old is forgotten whenever something new comes. */
    public V get(K key, Supplier<V> ask) {
        Instant now = clock.instant();
        Known<V> remembered = known.get(key);
        if (remembered != null && remembered.isValid(now)) {
            return remembered.answer();
        }
        V answer = ask.get();
        known.values().removeIf(one -> !one.isValid(now));
        known.put(key, new Known<>(answer, now, now.plus(lease)));
        return answer;
    }
}
