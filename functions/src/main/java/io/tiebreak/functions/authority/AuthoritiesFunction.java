package io.tiebreak.functions.authority;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

/** Brings events before their authorities, those of one target in the order in which they were accepted. */
public final class AuthoritiesFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Hearings hearings;

    /** What Lambda calls, once per process. */
    public AuthoritiesFunction() {
        this(DaggerAuthoritiesComponent.create().hearings());
    }

    AuthoritiesFunction(Hearings hearings) {
        this.hearings = hearings;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return hearings.hear(batch);
    }
}
