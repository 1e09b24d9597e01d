package io.tiebreak.local.yaml;

import org.jspecify.annotations.Nullable;

/** The run cannot start; the message is one line that says what a person has to change. Trying again does not help. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public CannotStart(Place place, String message) {
        this(place + ": " + message);
    }
}
