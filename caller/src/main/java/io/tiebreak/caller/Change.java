package io.tiebreak.caller;

import io.tiebreak.address.Address;

/** News of one address. */
public sealed interface Change {

    /** Where. */
    Address address();

    /** Grows from one change of an address to the next, but need not grow by one. */
    long revision();

    /** How it came about. */
    Meta meta();

    /** There is a value, or another one. */
    record Valued(Signal signal, Meta meta) implements Change {
        @Override
        public Address address() {
            return signal.address();
        }

        @Override
        public long revision() {
            return signal.revision();
        }
    }

    /**
     * There is no value any more.
     *
     * @param revision the removal's own; where it is only known that the value is gone, because it is missing in a
     *     snapshot, the last one that was told
     */
    record Removed(Address address, long revision, Meta meta) implements Change {}
}
