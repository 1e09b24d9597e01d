package io.tiebreak.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP API; its routes stand at the functions.
 *
 * @param authorizers JWT authorizers by name
 * @param defaultAuthorizer guards the routes that don't name one; empty if the template sets none
 * @param cors empty if API Gateway is to stay out of it
 */
public record HttpApi(
        String logicalId, Map<String, Jwt> authorizers, Optional<String> defaultAuthorizer, Optional<Cors> cors) {

    public String name() {
        return Account.physicalName(logicalId);
    }

    /** Who checks the callers of a route; empty if nobody does. */
    public Optional<Jwt> authorizerOf(Route route) {
        return switch (route.guard()) {
            case Route.Guard.Nobody() -> Optional.empty();
            case Route.Guard.Standard() -> defaultAuthorizer.map(authorizers::get);
            case Route.Guard.Named(String name) -> Optional.ofNullable(authorizers.get(name));
        };
    }

    /** What a token must say; {@code audiences} holds whom it may be for. */
    public record Jwt(String issuer, List<String> audiences) {}

    /** Which pages may call the API from a browser, and how. */
    public record Cors(
            List<String> origins,
            List<String> methods,
            List<String> headers,
            List<String> exposedHeaders,
            Optional<Integer> maxAgeSeconds,
            boolean allowsCredentials) {}
}
