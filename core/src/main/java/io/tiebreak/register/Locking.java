package io.tiebreak.register;

import java.time.Duration;
import java.util.Optional;

/** What a command does with the lock, beside writing a value or not. */
public sealed interface Locking {

    /** Leaves it, and makes it last longer if it is the writer's own. */
    record Keep() implements Locking {}

    /**
     * Takes it, or goes on holding it, for that length from now.
     *
     * @param length a second or more
     * @param socket the connection at whose end it is released; empty for none
     */
    record Take(Duration length, Optional<String> socket) implements Locking {
        /** Takes it without a connection to hang it on. */
        public Take(Duration length) {
            this(length, Optional.empty());
        }
    }

    /** Releases it, in one step with the value. */
    record Release() implements Locking {}
}
