package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Place;

/**
 * A route of the HTTP API.
 *
 * @param event the function's logical id and the event's name, as {@code ReadFunction.Events.Get}
 * @param api what the event refers to as its API
 * @param method an HTTP method, or {@code ANY}
 * @param path as {@code /items/{id}}, or {@code $default}
 */
public record Route(String event, String api, String method, String path, Guard guard, Place place) {

    public static final String DEFAULT = "$default";

    /** API Gateway's name for it, as {@code GET /items/{id}}. */
    public String key() {
        return path.equals(DEFAULT) ? DEFAULT : method + " " + path;
    }

    /** Who lets calls in. */
    public sealed interface Guard {

        /** The template says {@code NONE}: anybody may call. */
        record Nobody() implements Guard {}

        /** The template says nothing: the API's default authorizer, if there is one. */
        record Standard() implements Guard {}

        /** An authorizer by name. */
        record Named(String authorizer) implements Guard {}
    }
}
