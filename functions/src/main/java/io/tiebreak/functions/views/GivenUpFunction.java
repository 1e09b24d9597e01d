package io.tiebreak.functions.views;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parks the streams of batches that the projector was never able to take, as soon as they lie in the failure destination. */
public final class GivenUpFunction implements RequestHandler<Map<String, Object>, @Nullable Void> {
    private final GivenUpBatches batches;

    /** What Lambda calls, once per process. */
    public GivenUpFunction() {
        this(DaggerGivenUpComponent.create().batches());
    }

    GivenUpFunction(GivenUpBatches batches) {
        this.batches = batches;
    }

    @Override
    public @Nullable Void handleRequest(Map<String, Object> event, Context context) {
        batches.park(ObjectCreated.read(event));
        return null;
    }
}
