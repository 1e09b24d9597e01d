package io.tiebreak.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What stands in a stream's own row.
 *
 * @param applied the newest version that went into the view; 0 if none did
 * @param content what readers see; empty for nothing
 * @param spread what the stream has beside this row
 * @param parked why the stream waits; empty if it does not
 */
public record Standing(long applied, Optional<ObjectNode> content, Spread spread, Optional<Parked> parked) {
    /** There is no row. */
    public static final Standing NOTHING = new Standing(0, Optional.empty(), Spread.NONE, Optional.empty());
}
