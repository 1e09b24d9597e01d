package io.tiebreak.presence;

/** What came of a page view. */
public sealed interface Counted {

    /**
     * It counts.
     *
     * @param replayed whether an earlier view under the same id had been counted
     */
    record Yes(boolean replayed) implements Counted {}

    /** One that counted less than 30 minutes ago stands for it; nothing was written. */
    record No() implements Counted {}

    /** Another view was counted under the same id; nothing was written. */
    record KeyReused() implements Counted {}
}
