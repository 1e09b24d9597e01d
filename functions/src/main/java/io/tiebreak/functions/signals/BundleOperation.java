package io.tiebreak.functions.signals;

import io.tiebreak.register.Bundles;

/**
 * One operation of a bundle, and where it stands in the request.
 *
 * @param index 0-based
 */
record BundleOperation(int index, Bundles.Operation operation) {
    static final String OPERATIONS = "operations";

    /** JSON pointer to it. */
    String pointer() {
        return "/" + OPERATIONS + "/" + index;
    }
}
