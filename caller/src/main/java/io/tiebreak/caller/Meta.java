package io.tiebreak.caller;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a value came about. All of it is empty for what a snapshot told.
 *
 * @param writer who made this change
 * @param conflict whether it replaced a value of somebody else that the writer may not have seen
 * @param previousWriter whose value it replaced
 * @param previousRevision the revision it replaced; 0 if nothing was there
 * @param bundleId the bundle it is part of
 */
public record Meta(
        Optional<String> writer,
        boolean conflict,
        Optional<String> previousWriter,
        OptionalLong previousRevision,
        Optional<String> bundleId) {

    static final Meta OF_A_SNAPSHOT =
            new Meta(Optional.empty(), false, Optional.empty(), OptionalLong.empty(), Optional.empty());
}
