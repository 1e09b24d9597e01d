package io.tiebreak.functions.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;

/** Says who may open a socket. */
public final class LiveAuthorizerFunction
        implements RequestHandler<APIGatewayCustomAuthorizerEvent, IamPolicyResponseV1> {
    private final Doorman doorman;

    /** What Lambda calls, once per process. */
    public LiveAuthorizerFunction() {
        this(DaggerLiveAuthorizerComponent.create().doorman());
    }

    LiveAuthorizerFunction(Doorman doorman) {
        this.doorman = doorman;
    }

    @Override
    public IamPolicyResponseV1 handleRequest(APIGatewayCustomAuthorizerEvent event, Context context) {
        return doorman.judge(event);
    }
}
