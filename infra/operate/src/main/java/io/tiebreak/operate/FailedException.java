package io.tiebreak.operate;

import java.io.Serial;

/** It did not work; the message is all there is to say. */
final class FailedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    FailedException(String message) {
        super(message.replaceAll("\\s*\\p{Cntrl}+\\s*", " ").strip());
    }
}
