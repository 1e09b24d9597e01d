package io.tiebreak.functions.live;

import io.tiebreak.functions.sqs.Message;
import java.time.Duration;

/** Tells later, and at least once, that a socket is to be looked at. */
@FunctionalInterface
public interface EndsQueue {

    /**
     * Sends a message that names a socket.
     *
     * @param after whole seconds, at most 15 minutes
     * @throws io.tiebreak.store.StoreException if the queue fails; then it may have been sent
     */
    void send(Message message, Duration after);
}
