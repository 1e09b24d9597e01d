package io.tiebreak.functions.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

/** Ends sockets whose tokens are over. */
public final class SocketEndsFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Ends ends;

    /** What Lambda calls, once per process. */
    public SocketEndsFunction() {
        this(DaggerSocketEndsComponent.create().ends());
    }

    SocketEndsFunction(Ends ends) {
        this.ends = ends;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return ends.look(event);
    }
}
