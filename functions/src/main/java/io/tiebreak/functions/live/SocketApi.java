package io.tiebreak.functions.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import io.tiebreak.functions.http.Failures;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.TraceId;
import io.tiebreak.functions.log.Log;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** The messages one function handles: whatever happens, their sender is told. */
final class SocketApi {
    static final String CONNECT = "$connect";
    static final String DISCONNECT = "$disconnect";
    private static final int OK = 200;

    private final Map<String, SocketRoute> routes;
    private final Answers answers;
    private final Log log;

    /** @param routes by their keys in the template */
    @Inject
    SocketApi(Map<String, SocketRoute> routes, Answers answers, Log log) {
        this.routes = routes;
        this.answers = answers;
        this.log = log;
    }

    /** Handles one message. The status counts where a socket is to be opened, and nowhere else. */
    APIGatewayV2WebSocketResponse handle(APIGatewayV2WebSocketEvent event, Context invocation) {
        var call = new SocketCall(event, TraceId.of(invocation));
        var response = new APIGatewayV2WebSocketResponse();
        response.setStatusCode(status(call));
        return response;
    }

    private int status(SocketCall call) {
        try {
            route(call).handle(call);
            return OK;
        } catch (RuntimeException failure) {
            Problem problem = Failures.of(failure);
            tell(call, problem.type(), failure);
            if (!call.routeKey().equals(CONNECT) && !call.routeKey().equals(DISCONNECT)) {
                answers.refuse(call, problem);
            }
            return problem.type().status();
        }
    }

    private SocketRoute route(SocketCall call) {
        return Optional.ofNullable(routes.get(call.routeKey()))
                .orElseThrow(() -> new IllegalStateException("the template sends messages here that have no route"));
    }

    private void tell(SocketCall call, ProblemType type, RuntimeException failure) {
        Map<String, String> about = Map.of("requestId", call.requestId(), "route", call.routeKey());
        if (type == ProblemType.INTERNAL) {
            log.error("a message failed", about, failure);
        } else if (type.passes()) {
            log.warn("a message was answered " + type.path(), about, failure);
        }
    }
}
