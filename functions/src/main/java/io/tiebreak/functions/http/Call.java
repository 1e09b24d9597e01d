package io.tiebreak.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.Hash;
import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One request to the API, and the meter that counts what it spends. */
public final class Call {
    private final APIGatewayV2HTTPEvent event;
    private final Optional<String> socket;
    private final Optional<String> traceId;
    private final Meter meter = new Meter();
    private final Report report = new Report(meter);

    /**
     * @param socket the connection it came over; empty if it came by itself
     * @param traceId what X-Ray calls it; empty where nobody traces
     */
    Call(APIGatewayV2HTTPEvent event, Optional<String> socket, Optional<String> traceId) {
        this.event = event;
        this.socket = socket;
        this.traceId = traceId;
    }

    /** Counts what answering this call spends. */
    public Meter meter() {
        return meter;
    }

    /** What operators are told of it. */
    public Report report() {
        return report;
    }

    /** What X-Ray calls it; empty where nobody traces. */
    Optional<String> traceId() {
        return traceId;
    }

    /** The connection it came over; empty if it came by itself. */
    public Optional<String> socket() {
        return socket;
    }

    /** HTTP method, in capitals. */
    public String method() {
        return event.getRequestContext().getHttp().getMethod();
    }

    /** The path, as API Gateway hands it on. */
    public String path() {
        return event.getRawPath();
    }

    /** The decoded part of the path that the route calls so. */
    public String pathParameter(String name) {
        return orEmpty(event.getPathParameters()).getOrDefault(name, "");
    }

    /** A header; several of the same name arrive as one, with commas between them. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(orEmpty(event.getHeaders()).get(name.toLowerCase(Locale.ROOT)));
    }

    /** The query parameters; there may be no others than these. */
    public Query query(String... known) {
        return Query.of(orEmpty(event.getQueryStringParameters()), Set.of(known));
    }

    /** The body, a JSON object; there may be no other fields in it than these. */
    public ObjectNode body(String... known) {
        ObjectNode body = Body.object(Body.bytes(event));
        Body.requireKnown(body, known);
        return body;
    }

    /** Refuses a body where none has a meaning. */
    public void noBody() {
        if (Body.bytes(event).length > 0) {
            throw Problem.invalid("body", "This request has no body.").refusal();
        }
    }

    /** Tells this request from others under the same key: a hash of all that says what it asks for. */
    public String fingerprint() {
        String asked = Json.text(Json.array()
                .add(method())
                .add(path())
                .add(event.getRawQueryString())
                .add(header("If-Match").orElse(""))
                .add(header("If-None-Match").orElse("")));
        return Hash.of(asked.getBytes(StandardCharsets.UTF_8), Body.bytes(event));
    }

    /** Whether the caller would rather be answered before his command is carried out: {@code Prefer: respond-async}. */
    public boolean prefersAsync() {
        return header("Prefer").stream()
                .flatMap(preferences -> Arrays.stream(preferences.split("[,;]", -1)))
                .anyMatch(preference -> preference.strip().equalsIgnoreCase("respond-async"));
    }

    APIGatewayV2HTTPEvent event() {
        return event;
    }

    String requestId() {
        return event.getRequestContext().getRequestId();
    }

    String routeKey() {
        return event.getRouteKey();
    }

    /** The claims of the verified token; none if the route asks for no token. */
    Map<String, String> claims() {
        return Optional.ofNullable(event.getRequestContext().getAuthorizer())
                .map(Authorizer::getJwt)
                .map(Authorizer.JWT::getClaims)
                .orElse(Map.of());
    }

    private static Map<String, String> orEmpty(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
