package io.tiebreak.local.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tiebreak.local.template.LocalParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Signs tokens that the local run accepts. */
public final class Issuer {

    /** What a token may do when nobody says otherwise: everything but administration. */
    public static final String EVERY_SCOPE_BUT_ADMIN =
            "items:read items:write signals:read:/** signals:write:/** presence events:emit:/** insights:read";

    /** Who calls without a token, where that is allowed. */
    public static final String TENANT_OF_NOBODY_IN_PARTICULAR = "demo";

    /** See {@link #TENANT_OF_NOBODY_IN_PARTICULAR}. */
    public static final String NOBODY_IN_PARTICULAR = "dev";

    private final RSAKey key;

    public Issuer(RSAKey key) {
        this.key = key;
    }

    /**
     * Signs a token.
     *
     * @param scope separated by spaces; an empty one makes a token without any scope
     * @param lifetime negative for a token that has expired already
     */
    public String token(String tenant, String actor, String scope, Duration lifetime) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(LocalParameters.ISSUER)
                .audience(LocalParameters.AUDIENCE)
                .subject(actor)
                .claim("tenant", tenant)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)));
        if (!scope.isBlank()) {
            claims.claim("scope", scope);
        }
        return sign(claims.build());
    }

    /** The token of whoever calls without one, where that is allowed: it has no scope, as it says nothing of any. */
    public String tokenOfNobodyInParticular(Duration lifetime) {
        return token(TENANT_OF_NOBODY_IN_PARTICULAR, NOBODY_IN_PARTICULAR, "", lifetime);
    }

    /** Signs any claims. */
    public String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the local key can't sign", e);
        }
    }
}
