package io.tiebreak.functions.live;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.sqs.Message;
import io.tiebreak.functions.sqs.Messages;
import io.tiebreak.live.Expiry;
import io.tiebreak.store.Meter;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.time.Instant;

/**
 * Ends sockets whose tokens are over. A message per socket comes when that will be; one that is too far off for a message comes
 * in between, and is sent on.
 */
final class Ends {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final EndsQueue queue;
    private final Expiry expiry;
    private final Messages messages;
    private final Provider<Patience> patience;
    private final Surroundings surroundings;

    @Inject
    Ends(EndsQueue queue, Expiry expiry, Messages messages, Provider<Patience> patience, Surroundings surroundings) {
        this.queue = queue;
        this.expiry = expiry;
        this.messages = messages;
        this.patience = patience;
        this.surroundings = surroundings;
    }

    /** Sees to it that a socket is looked at when its time is over. */
    void remind(String tenant, String connection, Instant end) {
        // A message comes in whole seconds, and not before.
        Duration left = Duration.between(surroundings.clock().instant(), end).plusMillis(999);
        Duration after = left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) > 0 ? LONGEST : left;
        patience.get().insist(() -> {
            queue.send(new Message(tenant, connection), Duration.ofSeconds(after.toSeconds()));
            return true;
        });
    }

    /** Looks at the sockets that messages name. */
    SQSBatchResponse look(SQSEvent batch) {
        return messages.each(
                batch,
                message -> expiry.look(message.id(), new Meter())
                        .ifPresent(end -> remind(message.tenant(), message.id(), end)));
    }
}
