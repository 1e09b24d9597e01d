package io.tiebreak.local.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tiebreak.local.template.HttpApi;
import io.tiebreak.local.tokens.Issuer;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks bearer tokens as API Gateway's JWT authorizer does, against the local issuer's key. */
final class JwtAuthorizer {

    /** Who calls without a token, where that is allowed. */
    static final Map<String, String> NOBODY_IN_PARTICULAR =
            Map.of("tenant", Issuer.TENANT_OF_NOBODY_IN_PARTICULAR, "sub", Issuer.NOBODY_IN_PARTICULAR);

    private final RSAKey key;
    private final InstantSource clock;
    private final boolean requiresToken;

    JwtAuthorizer(RSAKey key, InstantSource clock, boolean requiresToken) {
        this.key = key;
        this.clock = clock;
        this.requiresToken = requiresToken;
    }

    /** What became of a call. */
    sealed interface Verdict {

        /** The claims, rendered as a function gets them. */
        record Accepted(Map<String, String> claims) implements Verdict {}

        /**
         * The call is answered with 401.
         *
         * @param reason empty if there was no token at all
         */
        record Refused(Optional<String> reason) implements Verdict {}
    }

    /**
     * Judges a call.
     *
     * @param authorization the header of that name, empty if the call has none
     */
    Verdict judge(HttpApi.Jwt expected, Optional<String> authorization) {
        if (authorization.isEmpty()) {
            return requiresToken ? new Verdict.Refused(Optional.empty()) : new Verdict.Accepted(NOBODY_IN_PARTICULAR);
        }
        try {
            SignedJWT token = SignedJWT.parse(bearer(authorization.get()));
            Optional<String> fault = fault(token, expected);
            return fault.isPresent()
                    ? new Verdict.Refused(fault)
                    : new Verdict.Accepted(Claims.render(token.getPayload().toJSONObject()));
        } catch (ParseException | JOSEException e) {
            return new Verdict.Refused(Optional.of("the token is not a signed JWT"));
        }
    }

    /** API Gateway takes the token with and without its scheme. */
    private static String bearer(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith("bearer ")
                ? header.substring("bearer ".length()).strip()
                : header;
    }

    private Optional<String> fault(SignedJWT token, HttpApi.Jwt expected) throws ParseException, JOSEException {
        JWSVerifier verifier = new RSASSAVerifier(key.toRSAPublicKey());
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
                || !key.getKeyID().equals(token.getHeader().getKeyID())
                || !token.verify(verifier)) {
            return Optional.of("the token has an invalid signature");
        }
        JWTClaimsSet claims = token.getJWTClaimsSet();
        Instant now = clock.instant();
        if (!expected.issuer().equals(claims.getIssuer())) {
            return Optional.of("the token does not have a valid issuer");
        }
        if (audiences(claims).stream().noneMatch(expected.audiences()::contains)) {
            return Optional.of("the token does not have a valid audience");
        }
        if (claims.getExpirationTime() == null || !isAfter(claims.getExpirationTime(), now)) {
            return Optional.of("the token has expired");
        }
        if (isAfter(claims.getNotBeforeTime(), now) || isAfter(claims.getIssueTime(), now)) {
            return Optional.of("the token is not valid yet");
        }
        return Optional.empty();
    }

    /** API Gateway looks at {@code client_id} only where there is no {@code aud}. */
    private static List<String> audiences(JWTClaimsSet claims) throws ParseException {
        @Nullable String client = claims.getStringClaim("client_id");
        return claims.getAudience().isEmpty() && client != null ? List.of(client) : claims.getAudience();
    }

    private static boolean isAfter(@Nullable Date date, Instant now) {
        return date != null && date.toInstant().isAfter(now);
    }
}
