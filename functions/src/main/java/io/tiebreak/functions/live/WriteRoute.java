package io.tiebreak.functions.live;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.Address;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.RecordedCall;
import io.tiebreak.functions.signals.Addresses;
import io.tiebreak.json.Json;
import io.tiebreak.live.Subscriptions;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code set}, {@code emit} and {@code bundle}: the same calls as by HTTP, and the same answers. */
final class WriteRoute implements SocketRoute {
    private static final String ADDRESS = "address";
    private static final String KEY = "idempotencyKey";
    private static final String LOCK = "lock";
    private static final String OPERATIONS = "operations";

    private final HttpApi api;
    private final Authentication authentication;
    private final Subscriptions subscriptions;
    private final Answers answers;

    @Inject
    WriteRoute(HttpApi api, Authentication authentication, Subscriptions subscriptions, Answers answers) {
        this.api = api;
        this.authentication = authentication;
        this.subscriptions = subscriptions;
        this.answers = answers;
    }

    @Override
    public void handle(SocketCall call) {
        ObjectNode message = call.message();
        message.remove(SocketCall.ACTION);
        SocketCall.name(message, SocketCall.REF);
        message.remove(SocketCall.REF);
        Optional<String> key = key(message);
        // A lock that nobody knows of could not be released: its address is written down before.
        if (!subscriptions.expectLocks(call.connection(), locked(call, message), call.meter())) {
            throw Problem.of(ProblemType.FORBIDDEN, "The token of this socket is over.")
                    .refusal();
        }
        RecordedCall http = switch (call.routeKey()) {
            case "set" -> set(call, message, key);
            case "emit" -> made(call, "POST /v1/events", Map.of(), message, key);
            case "bundle" -> made(call, "POST /v1/bundles", Map.of(), message, key);
            default -> throw new IllegalStateException("no write is called so");
        };
        APIGatewayV2HTTPResponse response = api.handle(http.event(), call.connection());
        answers.answer(
                call,
                response.getStatusCode(),
                Optional.ofNullable(response.getBody())
                        .filter(body -> !body.isEmpty())
                        .map(Json::stored));
    }

    private RecordedCall set(SocketCall call, ObjectNode message, Optional<String> key) {
        Address address = address(message.path(ADDRESS));
        message.remove(ADDRESS);
        Map<String, String> parameters = Map.of(ADDRESS, address.toString().substring(1));
        return made(call, "PUT /v1/signals/{address+}", parameters, message, key);
    }

    private RecordedCall made(
            SocketCall call, String route, Map<String, String> parameters, ObjectNode message, Optional<String> key) {
        Badge badge = call.badge();
        Map<String, String> headers = new HashMap<>();
        key.ifPresent(text -> headers.put("idempotency-key", text));
        badge.client().ifPresent(client -> headers.put("client-id", client));
        return RecordedCall.to(
                route, parameters, headers, badge.claims(authentication), call.requestId(), Json.text(message));
    }

    private static Optional<String> key(ObjectNode message) {
        JsonNode key = message.path(KEY);
        message.remove(KEY);
        if (!key.isMissingNode() && !key.isTextual()) {
            throw Problem.invalid("/" + KEY, KEY + " has 1 to 255 printable ASCII characters.")
                    .refusal();
        }
        return Optional.ofNullable(key.textValue());
    }

    private static Address address(JsonNode address) {
        if (!address.isTextual()) {
            throw Problem.invalid("/" + ADDRESS, "address is a text: which value is set.")
                    .refusal();
        }
        return Addresses.address(address.textValue(), "/" + ADDRESS);
    }

    /** What the message would lock. What is wrong with it otherwise, the call itself will find. */
    private static List<Address> locked(SocketCall call, ObjectNode message) {
        if (call.routeKey().equals("set")) {
            return message.path(LOCK).asBoolean() ? List.of(address(message.path(ADDRESS))) : List.of();
        }
        return message.path(OPERATIONS)
                .valueStream()
                .filter(operation -> operation.path(LOCK).asBoolean())
                .map(operation -> address(operation.path("set").path(0)))
                .toList();
    }
}
