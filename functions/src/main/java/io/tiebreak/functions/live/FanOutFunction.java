package io.tiebreak.functions.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.tiebreak.functions.stream.BatchFanOut;

/** Tells listeners of changes. */
public final class FanOutFunction implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final BatchFanOut fanOut;

    /** What Lambda calls, once per process. */
    public FanOutFunction() {
        this(DaggerFanOutComponent.create().fanOut());
    }

    FanOutFunction(BatchFanOut fanOut) {
        this.fanOut = fanOut;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        return fanOut.bring(event);
    }
}
