package io.tiebreak.functions.views;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.tiebreak.functions.stream.BatchProjector;

/** Keeps all views where the ledger is. */
public final class ProjectorFunction implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final BatchProjector projector;

    /** What Lambda calls, once per process. */
    public ProjectorFunction() {
        this(DaggerProjectorComponent.create().projector());
    }

    ProjectorFunction(BatchProjector projector) {
        this.projector = projector;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent batch, Context context) {
        return projector.project(batch);
    }
}
