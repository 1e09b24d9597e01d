package io.tiebreak.functions.signals;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.tiebreak.functions.http.HttpApi;

/** Sets, locks and removes shared values, one or many at once. */
public final class SignalsWriteFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final HttpApi api;

    /** What Lambda calls, once per process. */
    public SignalsWriteFunction() {
        this(DaggerSignalsWriteComponent.create().api().warmInSnapshots());
    }

    SignalsWriteFunction(HttpApi api) {
        this.api = api;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return api.handle(event, context);
    }
}
