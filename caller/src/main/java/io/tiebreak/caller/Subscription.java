package io.tiebreak.caller;

/** A listener that is being told. */
public interface Subscription extends AutoCloseable {

    /** Ends it. After this its listener is not called any more, but a call on its way may still end. */
    @Override
    void close();
}
