package io.tiebreak.store;

/**
 * A store could not do what it was asked: a surprise, not an outcome. The type says whether asking again can help and
 * whether a write may have happened all the same.
 */
public abstract sealed class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean retryCanHelp;
    private final boolean mayHaveHappened;

    private StoreException(String message, Throwable cause, boolean retryCanHelp, boolean mayHaveHappened) {
        super(message, cause);
        this.retryCanHelp = retryCanHelp;
        this.mayHaveHappened = mayHaveHappened;
    }

    /** Whether the same request, sent again a little later, may succeed. */
    public final boolean retryCanHelp() {
        return retryCanHelp;
    }

    /** Whether a write that ended like this may have taken effect. */
    public final boolean mayHaveHappened() {
        return mayHaveHappened;
    }

    /** The store has too much to do at the moment. Nothing happened. */
    public static final class Throttled extends StoreException {
        private static final long serialVersionUID = 1;

        public Throttled(Throwable cause) {
            super("the store throttles", cause, true, false);
        }
    }

    /** Another transaction held the same item for a moment. Nothing happened, and it says nothing about versions. */
    public static final class TransactionConflict extends StoreException {
        private static final long serialVersionUID = 1;

        public TransactionConflict(Throwable cause) {
            super("another transaction holds the item", cause, true, false);
        }
    }

    /** No answer came, or one that does not say: a time-out, a lost connection, an internal error. */
    public static final class Unanswered extends StoreException {
        private static final long serialVersionUID = 1;

        public Unanswered(Throwable cause) {
            super("the store gave no answer", cause, true, true);
        }
    }

    /** The store will never accept this request: a missing permission, a missing table. Nothing happened. */
    public static final class Refused extends StoreException {
        private static final long serialVersionUID = 1;

        public Refused(Throwable cause) {
            super("the store refuses the request", cause, false, false);
        }
    }

    /** The store cannot hold what it was given: it is too large, or of a form the store does not know. Nothing happened. */
    public static final class Unstorable extends StoreException {
        private static final long serialVersionUID = 1;

        public Unstorable(Throwable cause) {
            super("the store cannot hold this", cause, false, false);
        }
    }
}
