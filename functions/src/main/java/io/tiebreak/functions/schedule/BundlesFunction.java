package io.tiebreak.functions.schedule;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

/** Looks at the bundles it is reminded of, and carries out those whose time has come. */
public final class BundlesFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Attendant attendant;

    /** What Lambda calls, once per process. */
    public BundlesFunction() {
        this(DaggerBundlesComponent.create().attendant());
    }

    BundlesFunction(Attendant attendant) {
        this.attendant = attendant;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return attendant.attend(batch);
    }
}
