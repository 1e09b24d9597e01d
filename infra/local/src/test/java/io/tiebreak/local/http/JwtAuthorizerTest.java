package io.tiebreak.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.tiebreak.local.http.JwtAuthorizer.Verdict;
import io.tiebreak.local.template.HttpApi;
import io.tiebreak.local.tokens.Issuer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JwtAuthorizerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final HttpApi.Jwt EXPECTED = new HttpApi.Jwt("https://issuer", List.of("us", "them"));

    private static RSAKey key;
    private static RSAKey anotherKey;

    @BeforeAll
    static void makeKeys() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("known").generate();
        anotherKey = new RSAKeyGenerator(2048).keyID("known").generate();
    }

    @Test
    void aSoundTokenIsAcceptedWithAndWithoutItsScheme() {
        assertThat(judge(token(key, claims -> claims))).isInstanceOf(Verdict.Accepted.class);
        assertThat(judge("Bearer " + token(key, claims -> claims))).isInstanceOf(Verdict.Accepted.class);
        assertThat(judge("bearer " + token(key, claims -> claims))).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void anotherKeysSignatureIsRefused() {
        assertRefused(token(anotherKey, claims -> claims), "signature");
    }

    @Test
    void aTokenWithoutSignatureIsRefused() {
        assertRefused(new PlainJWT(sound().build()).serialize(), "not a signed JWT");
        assertRefused("Basic dXNlcjpwYXNz", "not a signed JWT");
        assertRefused("", "not a signed JWT");
    }

    @Test
    void aTamperedTokenIsRefused() {
        String[] parts = token(key, claims -> claims).split("\\.", -1);
        String forged =
                new Issuer(anotherKey).sign(sound().subject("admin").build()).split("\\.", -1)[1];
        assertRefused(parts[0] + "." + forged + "." + parts[2], "signature");
    }

    @Test
    void timesAreHeldAgainstTheClock() {
        assertRefused(token(key, claims -> claims.expirationTime(at(0))), "expired");
        assertRefused(token(key, claims -> claims.expirationTime(null)), "expired");
        assertRefused(token(key, claims -> claims.notBeforeTime(at(60))), "not valid yet");
        assertRefused(token(key, claims -> claims.issueTime(at(60))), "not valid yet");
    }

    @Test
    void issuerAndAudienceMustBeTheExpectedOnes() {
        assertRefused(token(key, claims -> claims.issuer("https://other")), "issuer");
        assertRefused(token(key, claims -> claims.audience("others")), "audience");
        assertRefused(token(key, claims -> claims.audience(List.of())), "audience");
        assertThat(judge(token(key, claims -> claims.audience(List.of("others", "them")))))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void theClientCountsOnlyWithoutAnAudience() {
        assertThat(judge(token(key, claims -> claims.audience(List.of()).claim("client_id", "us"))))
                .isInstanceOf(Verdict.Accepted.class);
        assertRefused(token(key, claims -> claims.audience("others").claim("client_id", "us")), "audience");
    }

    @Test
    void claimsAreTextsAsApiGatewayRendersThem() {
        Verdict verdict = judge(token(
                key,
                claims -> claims.claim("groups", List.of("a", "b"))
                        .claim("level", 7)
                        .claim("verified", true)
                        .claim("address", Map.of("city", "Bonn"))));
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.claims())
                                .containsEntry("groups", "[a b]")
                                .containsEntry("level", "7")
                                .containsEntry("verified", "true")
                                .containsEntry("address", "map[city:Bonn]")
                                .containsEntry("exp", Long.toString(NOW.getEpochSecond() + 60)));
    }

    @Test
    void aCallWithoutTokenIsNobodyInParticularUnlessTokensAreRequired() {
        assertThat(new JwtAuthorizer(key, InstantSource.fixed(NOW), false).judge(EXPECTED, Optional.empty()))
                .isEqualTo(new Verdict.Accepted(Map.of("tenant", "demo", "sub", "dev")));
        assertThat(new JwtAuthorizer(key, InstantSource.fixed(NOW), true).judge(EXPECTED, Optional.empty()))
                .isEqualTo(new Verdict.Refused(Optional.empty()));
    }

    private static Verdict judge(String authorization) {
        return new JwtAuthorizer(key, InstantSource.fixed(NOW), false).judge(EXPECTED, Optional.of(authorization));
    }

    private static void assertRefused(String authorization, String why) {
        assertThat(judge(authorization))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason().orElse("")).contains(why));
    }

    private static String token(RSAKey signer, UnaryOperator<JWTClaimsSet.Builder> change) {
        return new Issuer(signer).sign(change.apply(sound()).build());
    }

    private static JWTClaimsSet.Builder sound() {
        return new JWTClaimsSet.Builder()
                .issuer("https://issuer")
                .audience("us")
                .subject("ann")
                .issueTime(at(-60))
                .expirationTime(at(60));
    }

    private static Date at(int seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }
}
