package io.tiebreak.demo;

import java.io.Serial;

/** The command line asks for something that does not exist. */
final class UsageException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
