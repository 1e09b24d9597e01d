package io.tiebreak.demo;

import java.io.Serial;

/** It cannot be shown, and the message says in one line why. */
final class FailedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    FailedException(String message) {
        super(message);
    }
}
