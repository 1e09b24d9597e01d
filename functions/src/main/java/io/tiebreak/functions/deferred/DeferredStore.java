package io.tiebreak.functions.deferred;

import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps commands that are carried out later. Throws a {@link io.tiebreak.store.StoreException} when the store fails, without
 * trying again.
 */
public interface DeferredStore {

    /**
     * Keeps a command, unless one of that id is kept.
     *
     * @param now what expired until then is not kept any more
     * @return the one that is kept already; empty if this one is now
     */
    Optional<DeferredCommand> keep(DeferredCommand command, Instant now, Meter meter);

    /** A command, read strongly; empty if there is none, expired or not. */
    Optional<DeferredCommand> find(String tenant, String id, Meter meter);

    /** Puts a command in the place of the one that waits. */
    void conclude(DeferredCommand answered, Meter meter);
}
