package io.tiebreak.local.functions;

/** What a {@link PollingSource} does again and again. */
public interface Poll {

    /** Looks once for something to deliver, and delivers it; returns whether there was anything to do. */
    boolean once() throws InterruptedException;

    /** Whether a stop now would lose something: it is then still looked, as far as the time of a stop allows. */
    default boolean owes() {
        return false;
    }

    /** Forgets what it keeps in memory: the next look starts from what is stored. */
    default void forget() {}
}
