package io.tiebreak.functions.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Optional;

/** Tells good tokens from others. */
@FunctionalInterface
public interface Tokens {

    /**
     * What a token says; empty if it is forged, expired, not valid yet, or meant for somebody else.
     *
     * @throws IllegalStateException if the issuer's keys can't be had, so that nobody can tell
     */
    Optional<JWTClaimsSet> verified(String token);
}
