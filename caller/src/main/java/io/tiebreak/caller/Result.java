package io.tiebreak.caller;

import io.tiebreak.address.Address;

/** What one operation of a bundle, or an event, came to. */
public sealed interface Result {

    /** Which operation it was. */
    Address address();

    /** A value was set, and has that revision. */
    record Written(Address address, long revision) implements Result {}

    /** An event was emitted. */
    record Emitted(Address address, String eventId) implements Result {}
}
