package io.tiebreak.functions.views;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.Map;

/** Rebuilds views and switches between their generations. Invoked by operators, who need no token but the right to. */
public final class RebuildFunction implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final Rebuilds rebuilds;

    /** What Lambda calls, once per process. */
    public RebuildFunction() {
        this(DaggerRebuildComponent.create().rebuilds());
    }

    RebuildFunction(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return rebuilds.answer(RebuildOrder.read(event), Duration.ofMillis(context.getRemainingTimeInMillis()));
    }
}
