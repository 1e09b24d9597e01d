package io.tiebreak.live;

/** The way to the clients behind connections. */
public interface Channel {

    /** What became of a text. */
    enum Delivery {
        /** It was handed over. */
        SENT,
        /** There is no such connection any more. */
        GONE,
        /** It may or may not have arrived; the client is too slow, or the way to it is broken. */
        MISSED
    }

    /**
     * Sends a text. Never waits for long for a slow client.
     *
     * @param text at most {@link Portions#MOST_BYTES} in UTF-8
     * @throws RuntimeException if nothing can be sent to anybody, for example for want of a right
     */
    Delivery send(String connection, String text);

    /**
     * Ends a connection, if it is there; its client sees that. When this returns, it is not there any more.
     *
     * @throws io.tiebreak.store.StoreException if it may still be there; asking again is right
     */
    void close(String connection);
}
