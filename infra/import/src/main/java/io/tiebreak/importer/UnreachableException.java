package io.tiebreak.importer;

import java.io.Serial;
import java.net.URI;

/** Nothing listens where the backend should be. */
final class UnreachableException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    UnreachableException(URI url, Throwable cause) {
        super("no backend answers at " + url + ": start one with scripts/run, or name another with --url", cause);
    }
}
