package io.tiebreak.functions.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.fakes.Invocation;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All functions of sockets in one fake world, and a socket of Ann's. Messages are written with ' for ". */
final class SocketsApi {
    static final String SOCKET = "L0SM9cOFvHcCIhw=";
    private static final Context LAMBDA =
            Invocation.traced("Root=1-6927a0c0-3d6f0a1b2c4d5e6f70819203;Parent=53995c3f42cd8ad8;Sampled=1");
    private static final Set<String> WRITES = Set.of("set", "emit", "bundle", "$disconnect");
    private static final Set<String> LISTENS = Set.of("$connect", "subscribe", "unsubscribe");

    final FakeWorld world = new FakeWorld(ScopelessTokens.NONE);
    private final SubscriptionsFunction listens = new SubscriptionsFunction(
            DaggerFakeSubscriptionsComponent.builder().fakeWorld(world).build().api());
    private final LiveWriteFunction writes = new LiveWriteFunction(
            DaggerFakeLiveWriteComponent.builder().fakeWorld(world).build().api());
    private final Map<String, Object> badge = new HashMap<>(Map.of(
            "tenant", "demo",
            "sub", "ann",
            "scope", "signals:read:/** signals:write:/** events:emit:/**",
            "clientId", "w1",
            "end", Long.toString(world.now().plusSeconds(3600).getEpochSecond())));

    /** Says something else of who opened the socket; empty for nothing. */
    SocketsApi with(String name, String value) {
        if (value.isEmpty()) {
            badge.remove(name);
        } else {
            badge.put(name, value);
        }
        return this;
    }

    SocketsApi opened() {
        if (happens("$connect", "") != 200) {
            throw new AssertionError("not opened");
        }
        return this;
    }

    /** Something happens on the socket, and this is the status it leads to. */
    @SuppressWarnings("NullAway") // The handler has no use for a context.
    int happens(String route, String message) {
        var context = new APIGatewayV2WebSocketEvent.RequestContext();
        context.setConnectionId(SOCKET);
        context.setRequestId("request-1");
        context.setRouteKey(route);
        context.setAuthorizer(badge);
        var event = new APIGatewayV2WebSocketEvent();
        event.setRequestContext(context);
        event.setBody(message.replace('\'', '"'));
        return (WRITES.contains(route) ? writes.handleRequest(event, LAMBDA) : listens.handleRequest(event, LAMBDA))
                .getStatusCode();
    }

    /** What its client hears after it said something; the message goes where its action says. */
    List<String> say(String message) {
        String action = action(message);
        happens(WRITES.contains(action) || LISTENS.contains(action) ? action : "$default", message);
        return heard();
    }

    List<String> heard() {
        return world.sockets.told(SOCKET).stream()
                .map(Json::text)
                .map(text -> text.replace('"', '\''))
                .toList();
    }

    /** The only thing that was heard after something was said. */
    JsonNode answer(String message) {
        List<String> heard = say(message);
        if (heard.size() != 1) {
            throw new AssertionError(heard);
        }
        return Json.stored(heard.getFirst().replace('\'', '"'));
    }

    private static String action(String message) {
        try {
            return Json.parse(message.replace('\'', '"')).path("action").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
