package io.tiebreak.functions.schedule;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

/** Looks at the bundles it is reminded of, and carries out those whose time has come. */
public final class BundlesFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Reminders reminders;

    /** What Lambda calls, once per process. */
    public BundlesFunction() {
        this(DaggerScheduleComponent.create().reminders());
    }

    BundlesFunction(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return reminders.attend(batch);
    }
}
