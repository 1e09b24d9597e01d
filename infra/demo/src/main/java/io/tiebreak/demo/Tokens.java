package io.tiebreak.demo;

import io.tiebreak.local.tokens.Issuer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A token for each actor, signed when he calls first. */
final class Tokens {

    static final String OPERATOR = "operator";

    private static final String OPERATORS_SCOPE = "admin insights:read items:read signals:read:/** presence";

    /** A working day: whoever looks at the console does so after the load. */
    private static final Duration LIFETIME = Duration.ofHours(8);

    private final Issuer issuer;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Tokens(Issuer issuer) {
        this.issuer = issuer;
    }

    String of(String actor) {
        return tokens.computeIfAbsent(actor, this::sign);
    }

    private String sign(String actor) {
        String scope = actor.equals(OPERATOR) ? OPERATORS_SCOPE : Issuer.EVERY_SCOPE_BUT_ADMIN;
        return issuer.token(Issuer.TENANT_OF_NOBODY_IN_PARTICULAR, actor, scope, LIFETIME);
    }
}
