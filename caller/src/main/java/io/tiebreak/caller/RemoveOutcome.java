package io.tiebreak.caller;

import io.tiebreak.address.Address;

/** What came of removing a shared value. */
public sealed interface RemoveOutcome permits RemoveOutcome.Removed, Refusal {

    /**
     * It is gone.
     *
     * @param revision the removal's own; the count goes on from it if somebody writes there again
     */
    record Removed(Address address, long revision) implements RemoveOutcome {}
}
