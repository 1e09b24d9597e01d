package io.tiebreak.functions.authority;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.tiebreak.functions.sqs.Messages;
import io.tiebreak.register.Authorities;
import io.tiebreak.register.EventId;
import io.tiebreak.store.Meter;
import jakarta.inject.Inject;

/** Brings the events of a batch before their authorities. */
final class Hearings {
    private final Authorities authorities;
    private final Messages messages;

    @Inject
    Hearings(Authorities authorities, Messages messages) {
        this.authorities = authorities;
        this.messages = messages;
    }

    SQSBatchResponse hear(SQSEvent batch) {
        return messages.each(
                batch, message -> authorities.handle(new EventId(message.tenant(), message.id()), new Meter()));
    }
}
