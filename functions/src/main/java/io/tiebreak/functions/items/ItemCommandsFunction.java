package io.tiebreak.functions.items;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.tiebreak.functions.deferred.DeferredRuns;

/** Carries out the commands to items that were accepted for later, those of one item one after the other. */
public final class ItemCommandsFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final DeferredRuns runs;

    /** What Lambda calls, once per process. */
    public ItemCommandsFunction() {
        this(DaggerItemCommandsComponent.create().runs());
    }

    ItemCommandsFunction(DeferredRuns runs) {
        this.runs = runs;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return runs.run(batch);
    }
}
