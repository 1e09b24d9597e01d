package io.tiebreak.client;

import java.util.Optional;

/** How a caller reads what it is about to change. */
@FunctionalInterface
public interface Reader<T> {

    /**
     * What is there now; empty if nothing is. An old answer does no harm, the write will notice; but it costs an attempt,
     * so read strongly where there is a choice.
     */
    Optional<Versioned<T>> read();
}
