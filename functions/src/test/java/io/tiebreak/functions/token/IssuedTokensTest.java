package io.tiebreak.functions.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IssuedTokensTest {
    private static final String NAME = "https://issuer.example";
    private static RSAKey key;
    private static RSAKey other;

    private final Map<String, String> web = new HashMap<>();
    private Optional<String> type = Optional.empty();
    private final List<String> asked = new ArrayList<>();
    private final JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
            .issuer(NAME)
            .audience("tiebreak")
            .subject("ann")
            .expirationTime(in(Duration.ofMinutes(5)));

    @BeforeAll
    static void makeKeys() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        other = new RSAKeyGenerator(2048).keyID("one").generate();
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    private Tokens tokens(Optional<URI> keys) {
        web.put(NAME + "/.well-known/openid-configuration", "{\"jwks_uri\":\"https://keys.example/all\"}");
        web.put("https://keys.example/all", new JWKSet(key.toPublicJWK()).toString());
        return new IssuedTokens(new Issuer(NAME, "tiebreak", keys), this::got);
    }

    private Resource got(URL url) throws IOException {
        asked.add(url.toString());
        return new Resource(
                Optional.ofNullable(web.get(url.toString())).orElseThrow(() -> new IOException("no answer")),
                "application/json");
    }

    private String signed(JWSAlgorithm algorithm, JWSSigner signer) {
        return signed("one", algorithm, signer);
    }

    private String signed(String keyId, JWSAlgorithm algorithm, JWSSigner signer) {
        try {
            var header = new JWSHeader.Builder(algorithm).keyID(keyId);
            type.ifPresent(name -> header.type(new JOSEObjectType(name)));
            var jwt = new SignedJWT(header.build(), claims.build());
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signedBy(RSAKey one) throws JOSEException {
        return signed(JWSAlgorithm.RS256, new RSASSASigner(one));
    }

    private Optional<JWTClaimsSet> verified() throws JOSEException {
        return tokens(Optional.empty()).verified(signedBy(key));
    }

    @Test
    void aTokenOfTheIssuerIsGoodAndHisKeysAreAskedForOnce() throws JOSEException {
        Tokens tokens = tokens(Optional.empty());
        assertThat(tokens.verified(signedBy(key)).orElseThrow().getSubject()).isEqualTo("ann");
        assertThat(tokens.verified(signedBy(key))).isPresent();
        assertThat(asked).containsExactly(NAME + "/.well-known/openid-configuration", "https://keys.example/all");
    }

    @Test
    void whereTheKeysAreCanBeSaid() throws JOSEException {
        assertThat(tokens(Optional.of(URI.create("https://keys.example/all"))).verified(signedBy(key)))
                .isPresent();
        assertThat(asked).containsExactly("https://keys.example/all");
    }

    @Test
    void anotherKeyIsForged() throws JOSEException {
        assertThat(tokens(Optional.empty()).verified(signedBy(other))).isEmpty();
    }

    @Test
    void soIsThePublicKeyUsedAsASecret() throws JOSEException {
        byte[] secret = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
        assertThat(tokens(Optional.empty()).verified(signed(JWSAlgorithm.HS256, new MACSigner(secret))))
                .isEmpty();
    }

    @Test
    void soIsWhatIsNotSigned() {
        assertThat(tokens(Optional.empty()).verified("nonsense")).isEmpty();
        assertThat(tokens(Optional.empty()).verified("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ."))
                .isEmpty();
        assertThat(tokens(Optional.empty()).verified("")).isEmpty();
    }

    @Test
    void itsTimeCounts() throws JOSEException {
        claims.expirationTime(in(Duration.ofSeconds(-1)));
        assertThat(verified()).isEmpty();
        claims.expirationTime(null);
        assertThat(verified()).isEmpty();
        claims.expirationTime(in(Duration.ofMinutes(5))).notBeforeTime(in(Duration.ofMinutes(1)));
        assertThat(verified()).isEmpty();
    }

    @Test
    void itIsForUs() throws JOSEException {
        claims.audience("somebody else");
        assertThat(verified()).isEmpty();
        claims.claim("client_id", "tiebreak");
        assertThat(verified()).isPresent();
        claims.issuer("https://somebody.example");
        assertThat(verified()).isEmpty();
    }

    @Test
    void keysThatAreNotThereAreBadHoweverOftenTheyAreNamed() throws JOSEException {
        Tokens tokens = tokens(Optional.empty());
        RSAKey unknown = new RSAKeyGenerator(2048).keyID("two").generate();
        for (int i = 0; i < 5; i++) {
            assertThat(tokens.verified(signed("two", JWSAlgorithm.RS256, new RSASSASigner(unknown))))
                    .isEmpty();
        }
    }

    @Test
    void anAccessTokenMaySayThatItIsOne() throws JOSEException {
        type = Optional.of("at+jwt");
        assertThat(verified()).isPresent();
        type = Optional.of("JWT");
        assertThat(verified()).isPresent();
        type = Optional.of("dpop+jwt");
        assertThat(verified()).isEmpty();
    }

    @Test
    void whoCannotTellDoesNotSayThatItIsBad() {
        Tokens tokens = tokens(Optional.empty());
        web.clear();
        assertThatThrownBy(() -> tokens.verified(signedBy(key))).isInstanceOf(IllegalStateException.class);
    }
}
