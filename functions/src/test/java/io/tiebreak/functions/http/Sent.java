package io.tiebreak.functions.http;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.LambdaRuntime;
import io.tiebreak.functions.fakes.Invocation;
import io.tiebreak.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request, put together step by step into the event API Gateway makes of it. */
public final class Sent {
    private final ObjectNode event = Json.object();
    private final ObjectNode claims;
    private @Nullable String trace;

    private Sent(String method, String routePath, String rawPath) {
        String routeKey = routePath.startsWith("$") ? routePath : method + " " + routePath;
        event.put("version", "2.0").put("routeKey", routeKey).put("rawPath", rawPath);
        ObjectNode context = event.putObject("requestContext").put("requestId", "req-1");
        context.putObject("http").put("method", method).put("path", rawPath);
        claims = context.putObject("authorizer").putObject("jwt").putObject("claims");
        claims.put("tenant", "demo").put("sub", "ann").put("scope", "items:read items:write");
        event.put("isBase64Encoded", false);
    }

    public static Sent to(String method, String routePath, String rawPath) {
        return new Sent(method, routePath, rawPath);
    }

    public static Sent toType(String method, String type) {
        return to(method, "/v1/items/{type}", "/v1/items/" + type).path("type", type);
    }

    public static Sent toItem(String method, String type, String id) {
        return to(method, "/v1/items/{type}/{id}", "/v1/items/" + type + "/" + id)
                .path("type", type)
                .path("id", id);
    }

    public static Sent toHistory(String type, String id) {
        return to("GET", "/v1/items/{type}/{id}/history", "/v1/items/" + type + "/" + id + "/history")
                .path("type", type)
                .path("id", id);
    }

    public static Sent toTransactions() {
        return to("POST", "/v1/transactions", "/v1/transactions");
    }

    /** A part of the path that the route gives this name. */
    public Sent path(String name, String value) {
        event.withObjectProperty("pathParameters").put(name, value);
        return this;
    }

    public Sent query(String name, String value) {
        event.withObjectProperty("queryStringParameters").put(name, value);
        String raw = event.path("rawQueryString").asText();
        String parameter = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        event.put("rawQueryString", raw.isEmpty() ? parameter : raw + "&" + parameter);
        return this;
    }

    public Sent header(String name, String value) {
        event.withObjectProperty("headers").put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    public Sent key(String key) {
        return header("Idempotency-Key", key);
    }

    public Sent claim(String name, String value) {
        claims.put(name, value);
        return this;
    }

    public Sent withoutClaim(String name) {
        claims.remove(name);
        return this;
    }

    /** X-Ray calls its invocation so. */
    public Sent traced(String root) {
        trace = "Root=" + root + ";Parent=53995c3f42cd8ad8;Sampled=1";
        return this;
    }

    public Sent withoutToken() {
        event.withObjectProperty("requestContext").remove("authorizer");
        return this;
    }

    public Sent body(String body) {
        event.put("body", body);
        return this;
    }

    /** A JSON body, written with ' for ". */
    public Sent json(String body) {
        return body(body.replace('\'', '"'));
    }

    public Sent bytes(byte[] body) {
        event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
        return this;
    }

    public Sent notBase64(String body) {
        event.put("body", body).put("isBase64Encoded", true);
        return this;
    }

    public APIGatewayV2HTTPEvent event() {
        return LambdaRuntime.event(Json.text(event), APIGatewayV2HTTPEvent.class);
    }

    /** What the caller gets from this function. */
    public Reply by(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function) {
        return Reply.of(LambdaRuntime.answer(function.handleRequest(event(), Invocation.traced(trace))));
    }
}
