package io.tiebreak.functions.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Body;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.Unicode;
import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import java.util.Map;
import java.util.Optional;

/** Something that happened on a socket: a message, or that it was opened or closed. */
final class SocketCall {
    static final String ACTION = "action";
    static final String REF = "ref";
    static final String ID = "id";
    private static final int LONGEST = 64;

    private final APIGatewayV2WebSocketEvent event;
    private final Optional<String> traceId;
    private final Meter meter = new Meter();

    SocketCall(APIGatewayV2WebSocketEvent event, Optional<String> traceId) {
        this.event = event;
        this.traceId = traceId;
    }

    /** What X-Ray calls it; empty where nobody traces. */
    Optional<String> traceId() {
        return traceId;
    }

    Meter meter() {
        return meter;
    }

    String connection() {
        return event.getRequestContext().getConnectionId();
    }

    /** Names this message, and no other. */
    String requestId() {
        return event.getRequestContext().getRequestId();
    }

    String routeKey() {
        return event.getRequestContext().getRouteKey();
    }

    Badge badge() {
        return Badge.handedOn(
                Optional.ofNullable(event.getRequestContext().getAuthorizer()).orElse(Map.of()));
    }

    /** The message, a JSON object. */
    ObjectNode message() {
        return Body.object(Optional.ofNullable(event.getBody()).orElse("").getBytes(UTF_8));
    }

    /** The message, in which there may be no other fields than these, the action and the ref. */
    ObjectNode message(String... known) {
        ObjectNode message = message();
        message.remove(ACTION);
        message.remove(REF);
        Body.requireKnown(message, known);
        return message;
    }

    /** How its sender names the message, for telling him what came of it; empty if he does not, or not as he may. */
    Optional<JsonNode> named(String field) {
        try {
            return Optional.ofNullable(message().get(field)).filter(SocketCall::isName);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** A name that has to be there, as JSON text. */
    static String name(ObjectNode message, String field) {
        JsonNode name = message.path(field);
        if (!isName(name)) {
            throw Problem.invalid("/" + field, field + " is a text of 1 to " + LONGEST + " characters, or an integer.")
                    .refusal();
        }
        return Json.text(name);
    }

    private static boolean isName(JsonNode name) {
        return name.isTextual()
                ? !name.textValue().isEmpty() && Unicode.length(name.textValue()) <= LONGEST
                : name.isIntegralNumber() && name.canConvertToLong();
    }
}
