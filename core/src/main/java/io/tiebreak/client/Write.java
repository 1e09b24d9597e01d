package io.tiebreak.client;

import java.util.Optional;

/** What came of one attempt to write. */
public sealed interface Write<T> {

    /** It is written, and this is what there is now. */
    record Written<T>(Versioned<T> now) implements Write<T> {}

    /**
     * Somebody else was faster, and nothing was written.
     *
     * @param current what there is now; empty if nothing is
     */
    record Conflicted<T>(Optional<Versioned<T>> current) implements Write<T> {}
}
