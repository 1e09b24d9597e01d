package io.tiebreak.store;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** What is going to go wrong with the next requests to a store, in the order it was planned. */
public final class Mishaps {

    /** Which requests a mishap is for. */
    public enum Of {
        READ,
        WRITE
    }

    /** What happens to a request. */
    public sealed interface Mishap {
        /** It takes effect, and the connection breaks before the answer. */
        record AnswerLost() implements Mishap {}

        /** The connection breaks before it takes effect. */
        record RequestLost() implements Mishap {}

        /** It takes effect, is sent once more by something that nobody sees, and the second answer comes back. */
        record Twice() implements Mishap {}

        /** The store has too much to do. */
        record Throttled() implements Mishap {}

        /** Another transaction holds the item. */
        record TransactionConflict() implements Mishap {}

        /** The caller may not. */
        record AccessDenied() implements Mishap {}

        /** Nothing goes wrong, but somebody else does something just before. */
        record After(Runnable rival) implements Mishap {}
    }

    private final Map<Of, Queue<Mishap>> planned = new EnumMap<>(Of.class);

    /** Plans the mishap of the next request that has none yet. */
    public synchronized void plan(Of of, Mishap mishap) {
        planned.computeIfAbsent(of, none -> new ArrayDeque<>()).add(mishap);
    }

    /** What is to go wrong now; each is handed out once. */
    public synchronized Optional<Mishap> next(Of of) {
        return Optional.ofNullable(
                planned.computeIfAbsent(of, none -> new ArrayDeque<>()).poll());
    }

    /** Whether all that was planned has happened. */
    public synchronized boolean over() {
        return planned.values().stream().allMatch(Queue::isEmpty);
    }
}
