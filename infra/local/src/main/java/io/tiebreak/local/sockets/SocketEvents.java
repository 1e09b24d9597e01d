package io.tiebreak.local.sockets;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.template.WebSocketApi;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON that functions and the authorizer get. */
final class SocketEvents {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final WebSocketApi api;
    private final InstantSource clock;
    private final Ids ids = new Ids();

    SocketEvents(WebSocketApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** A new name for a request, which events carry and error messages tell the client. */
    String requestId() {
        return ids.next();
    }

    /** What the authorizer is asked. */
    String authorizer(SocketRequest request, Session session, String requestId) {
        ObjectNode event = JSON.createObjectNode();
        event.put("type", "REQUEST");
        event.put("methodArn", api.connectArn());
        putRequest(event, request);
        putAll(event.putObject("stageVariables"), api.stageVariables());
        event.set("requestContext", context(WebSocketApi.CONNECT, "CONNECT", session, requestId));
        return event.toString();
    }

    /** For {@code $connect}. */
    String connect(SocketRequest request, Session session, String requestId) {
        ObjectNode event = JSON.createObjectNode();
        putRequest(event, request);
        return event(event, context(WebSocketApi.CONNECT, "CONNECT", session, requestId));
    }

    /** For a message of a client. */
    String message(Session session, String routeKey, String requestId, String body) {
        ObjectNode event = JSON.createObjectNode();
        event.put("body", body);
        return event(event, context(routeKey, "MESSAGE", session, requestId).put("messageId", ids.next()));
    }

    /** For {@code $disconnect}. */
    String disconnect(Session session, String requestId, Closing closing) {
        ObjectNode event = JSON.createObjectNode();
        putHeaders(event, Map.of("Host", List.of(api.domain())));
        return event(
                event,
                context(WebSocketApi.DISCONNECT, "DISCONNECT", session, requestId)
                        .put("disconnectStatusCode", closing.code())
                        .put("disconnectReason", closing.reason()));
    }

    private String event(ObjectNode event, ObjectNode context) {
        if (!api.stageVariables().isEmpty()) {
            putAll(event.putObject("stageVariables"), api.stageVariables());
        }
        event.set("requestContext", context);
        return event.put("isBase64Encoded", false).toString();
    }

    private ObjectNode context(String routeKey, String eventType, Session session, String requestId) {
        ObjectNode context = JSON.createObjectNode();
        context.put("routeKey", routeKey);
        session.authorizer().ifPresent(authorizer -> context.set("authorizer", authorizer));
        context.put("eventType", eventType);
        context.put("messageDirection", "IN");
        context.put("connectionId", session.connectionId());
        context.put("connectedAt", session.connectedAt().toEpochMilli());
        context.put("requestTime", TIME.format(clock.instant()));
        context.put("requestTimeEpoch", clock.millis());
        context.put("requestId", requestId);
        context.put("extendedRequestId", requestId);
        context.put("domainName", api.domain());
        context.put("stage", api.stage());
        context.put("apiId", api.name());
        context.putObject("identity")
                .put("sourceIp", session.client().sourceIp())
                .put("userAgent", session.client().userAgent());
        return context;
    }

    private static void putRequest(ObjectNode event, SocketRequest request) {
        putHeaders(event, request.headers());
        if (!request.query().isEmpty()) {
            putLast(event.putObject("queryStringParameters"), request.query());
            putLists(event.putObject("multiValueQueryStringParameters"), request.query());
        }
    }

    private static void putHeaders(ObjectNode event, Map<String, List<String>> headers) {
        putLast(event.putObject("headers"), headers);
        putLists(event.putObject("multiValueHeaders"), headers);
    }

    /** Where there is room for one value, API Gateway hands out the last one. */
    private static void putLast(ObjectNode object, Map<String, List<String>> values) {
        values.forEach((name, all) -> object.put(name, all.getLast()));
    }

    private static void putLists(ObjectNode object, Map<String, List<String>> values) {
        values.forEach((name, all) -> all.forEach(object.putArray(name)::add));
    }

    private static void putAll(ObjectNode object, Map<String, String> texts) {
        texts.forEach(object::put);
    }
}
