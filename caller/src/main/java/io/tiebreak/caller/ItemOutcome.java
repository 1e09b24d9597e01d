package io.tiebreak.caller;

import java.util.List;
import java.util.Optional;

/** What came of changing an item. */
public sealed interface ItemOutcome {

    /** It is written. */
    record Updated(Item now) implements ItemOutcome {}

    /** Everything was as the change makes it already. Nothing was written. */
    record Unchanged(Item current) implements ItemOutcome {}

    /**
     * Somebody changed it since it was read. Nothing was written.
     *
     * @param latest what it is now; empty if it was deleted
     * @param changedFields JSON pointers to what differs between what was read and now, such as {@code /attributes/price}
     * @param rival who took the next version
     * @param conflictId names this conflict towards operators
     */
    record Conflict(Optional<Item> latest, List<String> changedFields, Optional<Rival> rival, String conflictId)
            implements ItemOutcome {
        public Conflict {
            changedFields = List.copyOf(changedFields);
        }
    }

    /**
     * A business rule says no.
     *
     * @param code for programs
     * @param detail for people
     */
    record Rejected(String code, String detail) implements ItemOutcome {}
}
