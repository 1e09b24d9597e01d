package io.tiebreak.command;

/**
 * The time for learning what became of a write ran out: it may have happened or not. The same command sent again under
 * the same id finds out.
 */
public final class OutcomeUnknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param cause what kept the answer away */
    public OutcomeUnknown(Throwable cause) {
        super("the write may have happened or not", cause);
    }
}
