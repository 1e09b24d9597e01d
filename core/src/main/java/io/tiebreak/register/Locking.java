package io.tiebreak.register;

import java.time.Duration;

/** What a command does with the lock, beside writing a value or not. */
public sealed interface Locking {

    /** Leaves it, and makes it last longer if it is the writer's own. */
    record Keep() implements Locking {}

    /**
     * Takes it, or goes on holding it, for that length from now.
     *
     * @param length a second or more
     */
    record Take(Duration length) implements Locking {}

    /** Releases it, in one step with the value. */
    record Release() implements Locking {}
}
