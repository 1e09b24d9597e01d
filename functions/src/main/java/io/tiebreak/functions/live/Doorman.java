package io.tiebreak.functions.live;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import com.nimbusds.jwt.JWTClaimsSet;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.token.Tokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets in whoever has a good token. What he may do then is asked with each message, of what the token said. */
final class Doorman {
    private static final String TOKEN = "token";

    private final Tokens tokens;
    private final Authentication authentication;

    @Inject
    Doorman(Tokens tokens, Authentication authentication) {
        this.tokens = tokens;
        this.authentication = authentication;
    }

    IamPolicyResponseV1 judge(APIGatewayCustomAuthorizerEvent event) {
        String token = event.getQueryStringParameters().getOrDefault(TOKEN, "");
        return tokens.verified(token)
                .map(claims -> allowed(event, claims))
                .orElseGet(() -> answer("nobody", IamPolicyResponseV1.denyStatement(event.getMethodArn()), Map.of()));
    }

    private IamPolicyResponseV1 allowed(APIGatewayCustomAuthorizerEvent event, JWTClaimsSet claims) {
        Badge badge = Badge.of(claims, authentication, client(event));
        String actor = Optional.ofNullable(claims.getSubject()).orElse("nobody");
        return answer(actor, IamPolicyResponseV1.allowStatement(event.getMethodArn()), badge.toHandOn());
    }

    /** Programs say it in a header as by HTTP; pages can't, and say it in the URL. */
    private static Optional<String> client(APIGatewayCustomAuthorizerEvent event) {
        return header(event, "Client-Id")
                .or(() -> Optional.ofNullable(event.getQueryStringParameters().get("clientId")));
    }

    /** Unlike those of an HTTP API, names of headers come here as they were sent. */
    private static Optional<String> header(APIGatewayCustomAuthorizerEvent event, String name) {
        return Optional.ofNullable(event.getHeaders()).orElse(Map.of()).entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static IamPolicyResponseV1 answer(
            String principal, IamPolicyResponseV1.Statement statement, Map<String, Object> context) {
        return IamPolicyResponseV1.builder()
                .withPrincipalId(principal)
                .withPolicyDocument(IamPolicyResponseV1.PolicyDocument.builder()
                        .withVersion(IamPolicyResponseV1.VERSION_2012_10_17)
                        .withStatement(List.of(statement))
                        .build())
                .withContext(context)
                .build();
    }
}
