package io.tiebreak.functions.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.JWTClaimNames;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.tiebreak.json.Json;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens of one issuer, as an HTTP API's JWT authorizer takes them: signed with RSA, in their time, for the audience. Keep one
 * for the life of the process: it keeps the issuer's keys for some minutes, and asks for them again when a token names another.
 */
public final class IssuedTokens implements Tokens {
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final Issuer issuer;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /** Asks for keys when it first needs them. */
    public IssuedTokens(Issuer issuer, ResourceRetriever web) {
        this.issuer = issuer;
        var keys = JWKSourceBuilder.<SecurityContext>create(url(keysOrDiscovery()), url -> keys(url, web))
                // In a function nothing goes on between two calls.
                .refreshAheadCache(false)
                .build();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.Family.RSA, keys));
        var claims = new DefaultJWTClaimsVerifier<SecurityContext>(
                new JWTClaimsSet.Builder().issuer(issuer.name()).build(), Set.of(JWTClaimNames.EXPIRATION_TIME));
        claims.setMaxClockSkew(0);
        processor.setJWTClaimsSetVerifier(claims);
    }

    private URI keysOrDiscovery() {
        return issuer.keys().orElseGet(() -> URI.create(issuer.name().replaceFirst("/$", "") + DISCOVERY));
    }

    private Resource keys(URL url, ResourceRetriever web) throws IOException {
        Resource found = web.retrieveResource(url);
        return issuer.keys().isPresent()
                ? found
                : web.retrieveResource(url(URI.create(
                        Json.stored(found.getContent()).path("jwks_uri").asText())));
    }

    @Override
    public Optional<JWTClaimsSet> verified(String token) {
        try {
            return Optional.of(processor.process(token, null)).filter(this::isForUs);
        } catch (RateLimitReachedException tooMany) {
            // Tokens name keys that are not there, again and again.
            return Optional.empty();
        } catch (KeySourceException unreachable) {
            throw new IllegalStateException("the keys of the issuer can't be had", unreachable);
        } catch (ParseException | BadJOSEException | JOSEException bad) {
            return Optional.empty();
        }
    }

    private boolean isForUs(JWTClaimsSet claims) {
        return claims.getAudience().contains(issuer.audience())
                || issuer.audience().equals(claims.getClaim("client_id"));
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the issuer's keys are at no URL", e);
        }
    }
}
