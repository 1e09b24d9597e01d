package io.tiebreak.functions.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.json.Json;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveAuthorizerFunctionTest {
    private static final Instant END = Instant.parse("2026-11-21T09:00:00Z");

    private final JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
            .subject("ann")
            .claim("tenant", "demo")
            .claim("scope", "signals:read:/**")
            .expirationTime(Date.from(END));
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> query = new HashMap<>(Map.of("token", "good"));

    @SuppressWarnings("NullAway") // The handler has no use for a context.
    private IamPolicyResponseV1 answer() {
        var doorman = new Doorman(
                token -> Optional.of(token).filter("good"::equals).map(good -> claims.build()),
                new Authentication("scope", ScopelessTokens.NONE));
        return new LiveAuthorizerFunction(doorman)
                .handleRequest(
                        APIGatewayCustomAuthorizerEvent.builder()
                                .withMethodArn("arn:aws:execute-api:eu-central-1:1:api/live/$connect")
                                .withHeaders(headers)
                                .withQueryStringParameters(query)
                                .build(),
                        null);
    }

    private static String policy(IamPolicyResponseV1 answer) {
        return Json.text(new ObjectMapper().valueToTree(answer.getPolicyDocument()));
    }

    @Test
    void aGoodTokenOpensThisSocketAndIsHandedOnInTexts() {
        IamPolicyResponseV1 answer = answer();
        assertThat(policy(answer)).contains("\"Allow\"", "$connect").doesNotContain("Deny");
        assertThat(answer.getPrincipalId()).isEqualTo("ann");
        assertThat(answer.getContext())
                .isEqualTo(Map.of("tenant", "demo", "sub", "ann", "scope", "signals:read:/**", "end", "1795251600"));
    }

    @Test
    void otherWaysToSayTheSameAreRead() {
        claims.claim("tenant", null).claim("custom:tenant", "demo").claim("scope", List.of("a", "b"));
        query.put("clientId", "page");
        assertThat(answer().getContext())
                .containsEntry("tenant", "demo")
                .containsEntry("scope", "a b")
                .containsEntry("clientId", "page");
        headers.put("client-id", "program");
        assertThat(answer().getContext()).containsEntry("clientId", "program");
    }

    @Test
    void anotherTokenIsDeniedAndSaysNothing() {
        query.put("token", "bad");
        assertThat(policy(answer())).contains("\"Deny\"").doesNotContain("Allow");
        assertThat(answer().getContext()).isEmpty();
    }

    @Test
    void noScopeIsNoScope() {
        claims.claim("scope", null);
        assertThat(answer().getContext()).doesNotContainKey("scope");
    }
}
