package io.tiebreak.functions.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads callers and their rights from tokens that API Gateway has verified.
 *
 * @param scopeClaim the claim that lists scopes, separated by spaces; API Gateway writes an array as {@code [a b]}
 * @param scopeless what a token without any may do
 */
public record Authentication(String scopeClaim, ScopelessTokens scopeless) {
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MAX_NAME = 256;

    /**
     * The caller, if he may: there is no other way to a tenant than to name the scope it takes.
     *
     * @throws Refusal 403 if the token names no tenant or actor, or lacks the scope; 400 for a bad {@code Client-Id}
     */
    public Caller caller(Call call, String scope) {
        return caller(call, new Scope.Named(scope));
    }

    /** The same for a right that reaches some addresses only. */
    public Caller caller(Call call, Scope scope) {
        return caller(call.claims(), call.header("Client-Id"), scope);
    }

    /**
     * The same, where there is no call to read it from.
     *
     * @param claims of a verified token
     * @param client what the caller calls the window he calls from; empty if he does not say
     */
    public Caller caller(Map<String, String> claims, Optional<String> client, Scope scope) {
        String tenant = claim(claims, "tenant")
                .or(() -> claim(claims, "custom:tenant"))
                .orElseThrow(() -> forbidden("The token names no tenant: it needs a claim tenant or custom:tenant."));
        String actor =
                claim(claims, "sub").orElseThrow(() -> forbidden("The token names no actor: it needs a claim sub."));
        if (!granted(claims, scope)) {
            throw forbidden("This needs the scope " + scope.name() + ".");
        }
        String writer =
                client.map(Authentication::clientId).map(id -> actor + "/" + id).orElse(actor);
        return new Caller(tenant, actor, writer);
    }

    /** What a token would have to say to make him this caller, with that scope and no other. */
    public Map<String, String> claimsOf(Caller caller, String scope) {
        return Map.of("tenant", caller.tenant(), "sub", caller.actor(), scopeClaim, scope);
    }

    private static Optional<String> claim(Map<String, String> claims, String name) {
        Optional<String> value = Optional.ofNullable(claims.get(name)).filter(text -> !text.isBlank());
        if (value.filter(text -> Unicode.length(text) > MAX_NAME || !Unicode.wellFormed(text))
                .isPresent()) {
            throw forbidden("The token's claim " + name + " must have 1 to " + MAX_NAME + " characters.");
        }
        return value;
    }

    private boolean granted(Map<String, String> claims, Scope scope) {
        Set<String> scopes = Stream.of(claims.getOrDefault(scopeClaim, "")
                        .replaceFirst("^\\[(.*)]$", "$1")
                        .split(" "))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
        return scopes.isEmpty() ? scopeless.grant(scope) : scopes.stream().anyMatch(scope::isGrantedBy);
    }

    private static String clientId(String id) {
        if (!CLIENT_ID.matcher(id).matches()) {
            throw Problem.invalid("Client-Id", "Client-Id has 1 to 64 characters of A-Z a-z 0-9 . _ -")
                    .refusal();
        }
        return id;
    }

    private static Refusal forbidden(String detail) {
        return Problem.of(ProblemType.FORBIDDEN, detail).refusal();
    }
}
