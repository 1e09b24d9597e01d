package io.tiebreak.functions.deferred;

/** Brings commands to where they are carried out: those of one target one at a time, in the order in which they were sent. */
@FunctionalInterface
public interface CommandQueue {

    /**
     * Sends a command that is kept already; sending it again soon does nothing.
     *
     * @throws io.tiebreak.store.StoreException if the queue fails; then it may have been sent
     */
    void send(DeferredCommand command);
}
