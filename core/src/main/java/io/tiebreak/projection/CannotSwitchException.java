package io.tiebreak.projection;

/** A generation cannot be read: it is not whole, or not fed. */
public final class CannotSwitchException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    CannotSwitchException(String message) {
        super(message);
    }
}
