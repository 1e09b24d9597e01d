package io.tiebreak.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call that is made later, or that somebody asked for in another way than by HTTP. One that is made again is as it came but
 * for two things: it has a key in any case, and it does not ask to be answered later. Of its token it keeps no more than it took.
 *
 * @param request all but the body
 * @param body as it came, perhaps base64
 */
public record RecordedCall(ObjectNode request, String body) {
    private static final List<String> HEADERS = List.of("if-match", "if-none-match", "client-id");
    private static final String KEY = "idempotency-key";
    private static final String METHOD = "method";
    private static final String ROUTE = "route";
    private static final String PATH = "path";
    private static final String QUERY = "query";
    private static final String REQUEST_ID = "requestId";
    private static final String BASE64 = "base64";
    private static final String PATH_PARAMETERS = "pathParameters";
    private static final String QUERY_PARAMETERS = "queryParameters";
    private static final String HEADER_FIELDS = "headers";
    private static final String CLAIMS = "claims";
    private static final String TRACE_ID = "traceId";

    /**
     * Records a call.
     *
     * @param claims what the token said that still counts
     */
    public static RecordedCall of(Call call, Map<String, String> claims, IdempotencyKey key) {
        APIGatewayV2HTTPEvent event = call.event();
        ObjectNode request = Json.object()
                .put(METHOD, call.method())
                .put(ROUTE, call.routeKey())
                .put(PATH, call.path())
                .put(QUERY, event.getRawQueryString())
                .put(REQUEST_ID, call.requestId())
                .put(BASE64, event.getIsBase64Encoded());
        fields(request.putObject(PATH_PARAMETERS), event.getPathParameters());
        fields(request.putObject(QUERY_PARAMETERS), event.getQueryStringParameters());
        fields(request.putObject(CLAIMS), claims);
        ObjectNode headers = request.putObject(HEADER_FIELDS).put(KEY, key.text());
        call.traceId().ifPresent(id -> request.put(TRACE_ID, id));
        HEADERS.forEach(name -> call.header(name).ifPresent(value -> headers.put(name, value)));
        return new RecordedCall(request, event.getBody() == null ? "" : event.getBody());
    }

    private static void fields(ObjectNode into, Map<String, String> map) {
        if (map != null) {
            map.forEach(into::put);
        }
    }

    /**
     * Says a call that has no query.
     *
     * @param route its key in the template
     * @param parameters the parts of its path that the route names
     * @param headers by their names in small letters
     * @param claims what a verified token says
     * @param traceId what X-Ray calls it; empty where nobody traces
     */
    public static RecordedCall to(
            String route,
            Map<String, String> parameters,
            Map<String, String> headers,
            Map<String, String> claims,
            String requestId,
            Optional<String> traceId,
            String body) {
        String path = route.substring(route.indexOf(' ') + 1);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            path = path.replace("{" + parameter.getKey() + "+}", parameter.getValue());
        }
        ObjectNode request = Json.object()
                .put(METHOD, route.substring(0, route.indexOf(' ')))
                .put(ROUTE, route)
                .put(PATH, path)
                .put(QUERY, "")
                .put(REQUEST_ID, requestId)
                .put(BASE64, false);
        fields(request.putObject(PATH_PARAMETERS), parameters);
        fields(request.putObject(CLAIMS), claims);
        fields(request.putObject(HEADER_FIELDS), headers);
        traceId.ifPresent(id -> request.put(TRACE_ID, id));
        return new RecordedCall(request, body);
    }

    /** What API Gateway would send if it were made now. */
    public APIGatewayV2HTTPEvent event() {
        var jwt = Authorizer.JWT.builder().withClaims(map(CLAIMS)).build();
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey(text(ROUTE))
                .withRawPath(text(PATH))
                .withRawQueryString(text(QUERY))
                .withHeaders(map(HEADER_FIELDS))
                .withPathParameters(map(PATH_PARAMETERS))
                .withQueryStringParameters(map(QUERY_PARAMETERS))
                .withBody(body)
                .withIsBase64Encoded(request.path(BASE64).booleanValue())
                .withRequestContext(RequestContext.builder()
                        .withRequestId(text(REQUEST_ID))
                        .withHttp(Http.builder()
                                .withMethod(text(METHOD))
                                .withPath(text(PATH))
                                .build())
                        .withAuthorizer(Authorizer.builder().withJwt(jwt).build())
                        .build())
                .build();
    }

    /** What X-Ray called it when it was recorded; empty where nobody traced. */
    Optional<String> traceId() {
        return Optional.ofNullable(request.path(TRACE_ID).textValue());
    }

    private String text(String field) {
        return request.path(field).asText("");
    }

    private Map<String, String> map(String field) {
        Map<String, String> map = new HashMap<>();
        for (Map.Entry<String, JsonNode> one : request.path(field).properties()) {
            map.put(one.getKey(), one.getValue().asText());
        }
        return map;
    }
}
