package io.tiebreak.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers with what it was given; some paths misbehave. */
public final class EchoFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final String greeting;

    public EchoFunction() {
        greeting = System.getenv("GREETING");
        if (greeting == null) {
            throw new IllegalStateException("the environment variable GREETING is not set");
        }
        System.out.println("constructed");
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return switch (event.getRawPath()) {
            case "/throw" -> throw new IllegalStateException("on purpose");
            case "/slow" -> sleep();
            default -> echo(event, context);
        };
    }

    private static APIGatewayV2HTTPResponse sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new APIGatewayV2HTTPResponse();
    }

    private APIGatewayV2HTTPResponse echo(APIGatewayV2HTTPEvent event, Context context) {
        Map<String, String> seen = new TreeMap<>();
        seen.put("greeting", greeting);
        seen.put("routeKey", event.getRouteKey());
        seen.put("rawPath", event.getRawPath());
        seen.put("rawQueryString", event.getRawQueryString());
        seen.put("query", String.valueOf(event.getQueryStringParameters()));
        seen.put("path", String.valueOf(event.getPathParameters()));
        seen.put("body", String.valueOf(event.getBody()));
        seen.put("base64", String.valueOf(event.getIsBase64Encoded()));
        seen.put("cookies", String.valueOf(event.getCookies()));
        seen.put("twice", String.valueOf(event.getHeaders().get("twice")));
        seen.put("cookieHeader", String.valueOf(event.getHeaders().get("cookie")));
        var authorizer = event.getRequestContext().getAuthorizer();
        seen.put(
                "claims",
                authorizer == null ? "none" : new TreeMap<>(authorizer.getJwt().getClaims()).toString());
        seen.put("traceHeader", String.valueOf(event.getHeaders().get("x-amzn-trace-id")));
        seen.put("trace", context.getXrayTraceId());
        seen.put("inTime", String.valueOf(context.getRemainingTimeInMillis() > 500));
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withHeaders(Map.of("Content-Type", "text/plain", "Access-Control-Allow-Origin", "https://mine"))
                .withCookies(List.of("a=1", "b=2"))
                .withBody(seen.toString())
                .build();
    }
}
