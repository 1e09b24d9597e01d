package io.tiebreak.ledger;

import java.util.List;

/**
 * A page of a stream's commands.
 *
 * @param commands newest first
 * @param more whether there are older ones; a page may be short and still have more after it
 */
public record History(List<VersionedCommand> commands, boolean more) {
    public History {
        commands = List.copyOf(commands);
    }
}
