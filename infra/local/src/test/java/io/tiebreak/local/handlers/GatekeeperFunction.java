package io.tiebreak.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import java.util.List;
import java.util.Map;

/** Lets everybody in whose token is no word of trouble. */
public final class GatekeeperFunction implements RequestHandler<APIGatewayCustomAuthorizerEvent, IamPolicyResponseV1> {

    private final Observer observer = new Observer();

    @Override
    public IamPolicyResponseV1 handleRequest(APIGatewayCustomAuthorizerEvent event, Context context) {
        String token = event.getQueryStringParameters().getOrDefault("token", "");
        observer.tell("asked " + event.getType() + " " + event.getMethodArn() + " " + token);
        return switch (token) {
            case "unauthorized" -> throw new IllegalArgumentException("Unauthorized");
            case "broken" -> throw new IllegalStateException("on purpose");
            case "denied" -> answer(token, IamPolicyResponseV1.denyStatement(event.getMethodArn()));
            case "elsewhere" -> answer(token, IamPolicyResponseV1.allowStatement(event.getMethodArn() + "ed"));
            default -> answer(token, IamPolicyResponseV1.allowStatement(event.getMethodArn()));
        };
    }

    private static IamPolicyResponseV1 answer(String token, IamPolicyResponseV1.Statement statement) {
        return IamPolicyResponseV1.builder()
                .withPrincipalId("holder of " + token)
                .withPolicyDocument(IamPolicyResponseV1.PolicyDocument.builder()
                        .withVersion(IamPolicyResponseV1.VERSION_2012_10_17)
                        .withStatement(List.of(statement))
                        .build())
                .withContext(Map.of("tenant", "acme", "level", 7))
                .build();
    }
}
