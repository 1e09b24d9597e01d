package io.tiebreak.local.sockets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.functions.Functions;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.template.Template;
import io.tiebreak.local.template.WebSocketApi;
import io.tiebreak.local.template.WebSocketApi.Target;
import java.util.Optional;

/** The functions behind a WebSocket API. */
final class SocketFunctions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Template template;
    private final WebSocketApi api;
    private final Functions functions;

    SocketFunctions(Template template, WebSocketApi api, Functions functions) {
        this.template = template;
        this.api = api;
        this.functions = functions;
    }

    /** How {@code $connect} answered. */
    record Welcome(int status, Optional<String> subprotocol) {

        /** The client may come in; nobody was asked, or nobody minds. */
        static final Welcome WARM = new Welcome(200, Optional.empty());

        private static final Welcome BROKEN = new Welcome(502, Optional.empty());

        String message() {
            return status == BROKEN.status ? "Bad Gateway" : "Forbidden";
        }

        boolean isWarm() {
            return status >= 200 && status < 300;
        }

        /** A function's answer; one that is none is a bad gateway. */
        private static Welcome of(String json) {
            try {
                JsonNode answer = JSON.readTree(json);
                int status = answer.path("statusCode").asInt();
                return status < 200 || status > 599 ? BROKEN : new Welcome(status, subprotocol(answer));
            } catch (JsonProcessingException e) {
                return BROKEN;
            }
        }

        private static Optional<String> subprotocol(JsonNode answer) {
            return answer.path("headers")
                    .propertyStream()
                    .filter(header -> header.getKey().equalsIgnoreCase("Sec-WebSocket-Protocol"))
                    .map(header -> header.getValue().asText())
                    .findFirst();
        }
    }

    /** Asks the authorizer, which the API must have. */
    Authorization authorize(Target authorizer, String event) {
        return Authorization.of(invoke(authorizer, event), api.connectArn());
    }

    /** Asks {@code $connect}, if there is one. */
    Welcome connect(String event) {
        return invoke(WebSocketApi.CONNECT, event)
                .map(outcome -> outcome instanceof Outcome.Answered(String json) ? Welcome.of(json) : Welcome.BROKEN)
                .orElse(Welcome.WARM);
    }

    /** Invokes the function of a route; empty if there is no such route. */
    Optional<Outcome> invoke(String routeKey, String event) {
        return Optional.ofNullable(api.routes().get(routeKey)).map(target -> invoke(target, event));
    }

    private Outcome invoke(Target target, String event) {
        String function = template.functionOf(target.arn()).orElseThrow().logicalId();
        return functions.get(function).invoke(event);
    }
}
