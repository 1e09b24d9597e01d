package io.tiebreak.functions.schedule;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.tiebreak.functions.sqs.Messages;
import io.tiebreak.register.BundleId;
import io.tiebreak.register.ScheduledBundles;
import io.tiebreak.store.Meter;
import jakarta.inject.Inject;

/** Attends to the bundles it is reminded of. */
final class Attendant {
    private final ScheduledBundles bundles;
    private final Messages messages;

    @Inject
    Attendant(ScheduledBundles bundles, Messages messages) {
        this.bundles = bundles;
        this.messages = messages;
    }

    SQSBatchResponse attend(SQSEvent batch) {
        return messages.each(batch, message -> bundles.look(new BundleId(message.tenant(), message.id()), new Meter()));
    }
}
