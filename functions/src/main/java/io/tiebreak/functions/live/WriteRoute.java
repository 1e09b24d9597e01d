package io.tiebreak.functions.live;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.Ulid;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.RecordedCall;
import io.tiebreak.functions.http.Refusal;
import io.tiebreak.functions.http.Scope;
import io.tiebreak.functions.signals.Addresses;
import io.tiebreak.json.Json;
import io.tiebreak.live.Channel;
import io.tiebreak.live.Subscriptions;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code set}, {@code emit} and {@code bundle}: the same calls as by HTTP, and the same answers. */
final class WriteRoute implements SocketRoute {
    private static final String ADDRESS = "address";
    private static final String KEY = "idempotencyKey";
    private static final String LOCK = "lock";
    private static final String OPERATIONS = "operations";

    private static final Scope WRITING = new Scope.Somewhere(Set.of(Addresses.WRITE));

    private final HttpApi api;
    private final Authentication authentication;
    private final Subscriptions subscriptions;
    private final Answers answers;
    private final Ulid ids;
    private final Surroundings surroundings;

    @Inject
    WriteRoute(
            HttpApi api,
            Authentication authentication,
            Subscriptions subscriptions,
            Answers answers,
            Ulid ids,
            Surroundings surroundings) {
        this.ids = ids;
        this.surroundings = surroundings;
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
        Set<Address> locked = locked(call, message);
        requireOpen(call, locked);
        RecordedCall http = switch (call.routeKey()) {
            case "set" -> set(call, message, key);
            case "emit" -> made(call, "POST /v1/events", Map.of(), message, key);
            case "bundle" -> made(call, "POST /v1/bundles", Map.of(), message, key);
            default -> throw new IllegalStateException("no write is called so");
        };
        APIGatewayV2HTTPResponse response = api.handle(http, call.connection());
        Channel.Delivery answered = answers.answer(
                call,
                response.getStatusCode(),
                Optional.ofNullable(response.getBody())
                        .filter(body -> !body.isEmpty())
                        .map(Json::stored));
        if (answered != Channel.Delivery.SENT && !locked.isEmpty()) {
            // Its end may have come before its lock.
            String tenant = call.badge().caller(authentication, WRITING).tenant();
            subscriptions.release(tenant, call.connection(), locked, ids.next(), call.meter());
        }
    }

    /** A lock that nobody knows of could not be released: its address is written down before. */
    private void requireOpen(SocketCall call, Set<Address> locked) {
        Subscriptions.Outcome outcome =
                !surroundings.clock().instant().isBefore(call.badge().end())
                        ? Subscriptions.Outcome.OVER
                        : locked.isEmpty()
                                ? Subscriptions.Outcome.DONE
                                : subscriptions.expectLocks(call.connection(), locked, call.meter());
        switch (outcome) {
            case DONE -> {}
            case OVER ->
                throw Problem.of(ProblemType.FORBIDDEN, "The token of this socket is over.")
                        .refusal();
            case TOO_MANY ->
                throw new Problem(
                                ProblemType.REJECTED,
                                "At most " + Subscriptions.MOST_LOCKS + " addresses are locked over a socket.",
                                Json.object().put("code", "too-many-locks"))
                        .refusal();
        }
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
                route,
                parameters,
                headers,
                badge.claims(authentication),
                call.requestId(),
                call.traceId(),
                Json.text(message));
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

    /** What the message would lock and its sender may write. What is wrong with it otherwise, the call itself will find. */
    private Set<Address> locked(SocketCall call, ObjectNode message) {
        Stream<JsonNode> addresses = call.routeKey().equals("set")
                ? Stream.of(message).filter(WriteRoute::locks).map(set -> set.path(ADDRESS))
                : message.path(OPERATIONS)
                        .valueStream()
                        .filter(WriteRoute::locks)
                        .map(operation -> operation.path("set").path(0));
        return addresses.flatMap(address -> address(call, address).stream()).collect(Collectors.toSet());
    }

    private static boolean locks(JsonNode operation) {
        return operation.path(LOCK).asBoolean();
    }

    /** An address that the sender may write; empty if it is none, or he may not. */
    private Optional<Address> address(SocketCall call, JsonNode text) {
        try {
            Address address = address(text);
            var right = new Scope.Reaching(Addresses.WRITE, AddressPattern.of(address.toString()));
            call.badge().caller(authentication, right);
            return Optional.of(address);
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }
}
