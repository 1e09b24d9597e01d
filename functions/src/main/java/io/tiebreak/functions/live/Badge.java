package io.tiebreak.functions.live;

import com.nimbusds.jwt.JWTClaimsSet;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of a token counts as long as its socket is open. API Gateway keeps it beside the socket and hands it on with every
 * message: texts, and nothing else.
 *
 * @param texts by name
 */
record Badge(Map<String, String> texts) {
    private static final String TENANT = "tenant";
    private static final String ACTOR = "sub";
    private static final String SCOPES = "scope";
    private static final String CLIENT = "clientId";
    private static final String END = "end";

    /** @param client what the socket's client calls itself; empty if it does not say */
    static Badge of(JWTClaimsSet claims, Authentication authentication, Optional<String> client) {
        Map<String, String> texts = new HashMap<>();
        text(claims, TENANT).or(() -> text(claims, "custom:" + TENANT)).ifPresent(tenant -> texts.put(TENANT, tenant));
        text(claims, ACTOR).ifPresent(actor -> texts.put(ACTOR, actor));
        text(claims, authentication.scopeClaim()).ifPresent(scopes -> texts.put(SCOPES, scopes));
        client.ifPresent(id -> texts.put(CLIENT, id));
        texts.put(END, Long.toString(claims.getExpirationTime().toInstant().getEpochSecond()));
        return new Badge(texts);
    }

    /** A list is told with spaces between its parts. */
    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return Optional.ofNullable(claims.getClaim(name))
                .map(claim -> claim instanceof Collection<?> several
                        ? several.stream().map(String::valueOf).collect(Collectors.joining(" "))
                        : claim.toString());
    }

    /** As it comes back with a message. */
    static Badge handedOn(Map<String, Object> authorizer) {
        return new Badge(authorizer.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> String.valueOf(one.getValue()))));
    }

    Map<String, Object> toHandOn() {
        return new HashMap<>(texts);
    }

    /** What a call made with that token would say of its caller. */
    Map<String, String> claims(Authentication authentication) {
        Map<String, String> claims = new HashMap<>();
        optional(TENANT).ifPresent(tenant -> claims.put(TENANT, tenant));
        optional(ACTOR).ifPresent(actor -> claims.put(ACTOR, actor));
        optional(SCOPES).ifPresent(scopes -> claims.put(authentication.scopeClaim(), scopes));
        return claims;
    }

    Optional<String> client() {
        return optional(CLIENT);
    }

    /** The socket's caller, if he may. */
    Caller caller(Authentication authentication, Scope scope) {
        return authentication.caller(claims(authentication), client(), scope);
    }

    /** When the token is over, and its socket with it. */
    Instant end() {
        return Instant.ofEpochSecond(Long.parseLong(optional(END).orElseThrow()));
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(texts.get(name));
    }
}
