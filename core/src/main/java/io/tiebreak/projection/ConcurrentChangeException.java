package io.tiebreak.projection;

/** Somebody else changed the generations of a view meanwhile: two rebuilds of one view at the same time. */
public final class ConcurrentChangeException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    ConcurrentChangeException(String view) {
        super("somebody else is rebuilding or switching the view " + view + " at the same time");
    }
}
