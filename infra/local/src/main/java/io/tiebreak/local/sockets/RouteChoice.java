package io.tiebreak.local.sockets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.template.WebSocketApi;
import java.util.Optional;

/** Finds the route of a message; a message that is no JSON, or names none, takes the default one. */
final class RouteChoice {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebSocketApi api;

    RouteChoice(WebSocketApi api) {
        this.api = api;
    }

    /** A route key; empty if there is no default route either. */
    Optional<String> of(String message) {
        String named = named(message);
        return api.routes().containsKey(named) && !named.startsWith("$")
                ? Optional.of(named)
                : Optional.of(WebSocketApi.DEFAULT).filter(api.routes()::containsKey);
    }

    private String named(String message) {
        try {
            JsonNode value = JSON.readTree(message);
            for (String name : api.selection()) {
                value = value.path(name);
            }
            return value.asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
