package io.tiebreak.items;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.UnknownStoredForm;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Instant;
import java.util.Optional;

/**
 * An item as readers see it.
 *
 * @param stream whose and which
 * @param version of the newest command that went into it
 * @param state name and attributes
 * @param createdAt when its present life began
 * @param createdBy on whose behalf
 * @param updatedAt when the newest command was decided
 * @param updatedBy on whose behalf
 */
public record Item(
        StreamId stream,
        long version,
        ItemState state,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {

    private static final Items ITEMS = new Items();

    /**
     * The item after a command; empty if that command was a deletion.
     *
     * @throws UnknownStoredForm if its state is stored in a form this program does not know
     */
    public static Optional<Item> after(VersionedCommand command) {
        return command.stateAs(ITEMS::state)
                .map(state -> new Item(
                        command.stream(),
                        command.version(),
                        state,
                        command.origin().at(),
                        command.origin().actor(),
                        command.at(),
                        command.actor()));
    }
}
