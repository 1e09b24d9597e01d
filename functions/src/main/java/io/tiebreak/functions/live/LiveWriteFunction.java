package io.tiebreak.functions.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;

/** Writes what comes over sockets, and ends them. */
public final class LiveWriteFunction
        implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {
    private final SocketApi api;

    /** What Lambda calls, once per process. */
    public LiveWriteFunction() {
        this(DaggerLiveWriteComponent.create().api());
    }

    LiveWriteFunction(SocketApi api) {
        this.api = api;
    }

    @Override
    public APIGatewayV2WebSocketResponse handleRequest(APIGatewayV2WebSocketEvent event, Context context) {
        return api.handle(event, context);
    }
}
