package io.tiebreak.client;

import java.util.Optional;

/** What came of an update. A conflict that lasts is a value like the others: whoever asked has to decide what it means. */
public sealed interface Update<T> {

    /**
     * It is written.
     *
     * @param now what there is now
     * @param attempts how many writes that took, 1 or more
     */
    record Updated<T>(Versioned<T> now, int attempts) implements Update<T> {}

    /**
     * Everything was as the change makes it already, at once or after a rival's write. Nothing was written.
     *
     * @param current what there is
     */
    record Unchanged<T>(Versioned<T> current) implements Update<T> {}

    /**
     * Others were faster each time. Nothing was written.
     *
     * @param expectedVersion the version the last attempt was made from; {@code 0} if nothing was there
     * @param wanted what the last attempt would have written
     * @param current what it found in its way, told by the conflict itself; empty if nothing exists any more
     * @param attempts how many writes were tried, 1 or more
     */
    record GaveUp<T>(long expectedVersion, T wanted, Optional<Versioned<T>> current, int attempts)
            implements Update<T> {}
}
