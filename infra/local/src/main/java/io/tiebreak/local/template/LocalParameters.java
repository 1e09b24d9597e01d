package io.tiebreak.local.template;

import java.util.HashMap;
import java.util.Map;

/** The values this machine gives to parameters that a deployment asks for. */
public final class LocalParameters {

    /** The issuer of the tokens that {@code scripts/token} prints. */
    public static final String ISSUER = "https://issuer.tiebreak.localhost";

    /** Whom those tokens are for. */
    public static final String AUDIENCE = "tiebreak-local";

    /** The parameter that says where the issuer's public keys are; a run gives it the place where it serves them. */
    public static final String KEYS = "JwtKeys";

    private static final Map<String, String> VALUES = Map.of(
            "JwtIssuer",
            ISSUER,
            "JwtAudience",
            AUDIENCE,
            KEYS,
            ISSUER + "/.well-known/jwks.json",
            "ScopelessTokens",
            "all-but-admin");

    private LocalParameters() {}

    static Map<String, String> with(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(VALUES);
        all.putAll(others);
        return all;
    }
}
