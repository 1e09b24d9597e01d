package io.tiebreak.functions.items;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.tiebreak.functions.http.HttpApi;

/** Creates, replaces, patches and deletes items. */
public final class ItemsWriteFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final HttpApi api;

    /** What Lambda calls, once per process. */
    public ItemsWriteFunction() {
        this(DaggerItemsWriteComponent.create().api().warmInSnapshots());
    }

    ItemsWriteFunction(HttpApi api) {
        this.api = api;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return api.handle(event, context);
    }
}
