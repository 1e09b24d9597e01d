package io.tiebreak.register;

/**
 * Brings events to their authorities: those of one target one at a time, in the order in which they were sent. It may bring one
 * twice, and holds its message until it was handled.
 */
@FunctionalInterface
public interface EventQueue {

    /**
     * Sends an event that is kept already; sending it again soon does nothing.
     *
     * @throws io.tiebreak.store.StoreException if the queue fails; then it may have been sent
     */
    void send(Event event);
}
