package io.tiebreak.functions.items;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.tiebreak.functions.stream.BatchProjector;

/** Keeps the view of items where the ledger is. */
public final class ItemsProjectorFunction implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final BatchProjector projector;

    /** What Lambda calls, once per process. */
    public ItemsProjectorFunction() {
        this(DaggerItemsProjectorComponent.create().projector());
    }

    ItemsProjectorFunction(BatchProjector projector) {
        this.projector = projector;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent batch, Context context) {
        return projector.project(batch);
    }
}
