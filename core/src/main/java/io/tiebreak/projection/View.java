package io.tiebreak.projection;

import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Meter;

/** What a projector writes to. Each stream has its own applied version in it, so order matters within a stream only. */
public interface View {

    /**
     * Applies a command if it is the next one of its stream, in one conditional write; otherwise changes nothing.
     *
     * @throws io.tiebreak.store.StoreException when the store fails; applying again is harmless
     */
    Advance apply(VersionedCommand command, Meter meter);
}
