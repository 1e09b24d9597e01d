package io.tiebreak.importer;

import java.io.Serial;

/** A line is no edit; the message says why, for the person who wrote the file. */
final class BadEditException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    BadEditException(String message) {
        super(message);
    }
}
