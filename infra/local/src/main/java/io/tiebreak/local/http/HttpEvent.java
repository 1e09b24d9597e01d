package io.tiebreak.local.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.template.Account;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Payload format 2.0: the JSON a function gets for a request. */
final class HttpEvent {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String STAGE = "$default";

    private HttpEvent() {}

    /**
     * Writes the event.
     *
     * @param claims what the authorizer found; empty if the route has none
     */
    static String json(HttpRequest request, RouteTable.Match match, Optional<Map<String, String>> claims, Instant now) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", match.route().key());
        event.put("rawPath", request.target().path());
        event.put("rawQueryString", request.target().query());
        if (!request.cookies().isEmpty()) {
            request.cookies().forEach(event.putArray("cookies")::add);
        }
        putAll(event.putObject("headers"), request.headers());
        if (!request.target().parameters().isEmpty()) {
            putAll(event.putObject("queryStringParameters"), request.target().parameters());
        }
        if (!match.parameters().isEmpty()) {
            putAll(event.putObject("pathParameters"), match.parameters());
        }
        putContext(event.putObject("requestContext"), request, match, now);
        claims.ifPresent(found -> putClaims(event.withObject("requestContext"), found));
        if (!request.body().isEmpty()) {
            event.put("body", request.body().text());
        }
        event.put("isBase64Encoded", request.body().isBase64());
        return event.toString();
    }

    private static void putContext(ObjectNode context, HttpRequest request, RouteTable.Match match, Instant now) {
        String host = request.headers().getOrDefault("host", "localhost").replaceFirst(":\\d+$", "");
        context.put("accountId", Account.ID);
        context.put("apiId", match.route().api());
        context.put("domainName", host);
        context.put("domainPrefix", host.replaceFirst("\\..*", ""));
        context.put("requestId", request.id());
        context.put("routeKey", match.route().key());
        context.put("stage", STAGE);
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        context.putObject("http")
                .put("method", request.method())
                .put("path", request.target().path())
                .put("protocol", request.protocol())
                .put("sourceIp", request.sourceAddress())
                .put("userAgent", request.headers().getOrDefault("user-agent", ""));
    }

    private static void putClaims(ObjectNode context, Map<String, String> claims) {
        ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
        putAll(jwt.putObject("claims"), claims);
        jwt.putNull("scopes");
    }

    private static void putAll(ObjectNode object, Map<String, String> texts) {
        texts.forEach(object::put);
    }
}
