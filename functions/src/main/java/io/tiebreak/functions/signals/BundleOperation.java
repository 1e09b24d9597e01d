package io.tiebreak.functions.signals;

import io.tiebreak.register.Operation;

/**
 * One operation of a bundle, and where it stands in the request.
 *
 * @param index 0-based
 */
record BundleOperation(int index, Operation operation) {
    static final String OPERATIONS = "operations";

    /** The right it takes at its address. */
    String right() {
        return right(operation);
    }

    static String right(Operation operation) {
        return switch (operation) {
            case Operation.Write write -> Addresses.WRITE;
            case Operation.Emit emit -> Addresses.EMIT;
        };
    }

    /** JSON pointer to it. */
    String pointer() {
        return "/" + OPERATIONS + "/" + index;
    }
}
