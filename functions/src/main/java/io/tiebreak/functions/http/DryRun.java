package io.tiebreak.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Http;
import java.nio.charset.StandardCharsets;

/** Calls without a caller. */
final class DryRun {
    private DryRun() {}

    static APIGatewayV2HTTPEvent of(String routeKey) {
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey(routeKey)
                .withRawPath("/")
                .withRequestContext(RequestContext.builder()
                        .withRequestId("dry-run")
                        .withHttp(Http.builder().withMethod("GET").build())
                        .build())
                .build();
    }

    static void readBody() {
        Body.object("{\"version\":1,\"attributes\":{\"a\":[1.5,true,null]}}".getBytes(StandardCharsets.UTF_8));
    }
}
