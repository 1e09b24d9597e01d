package io.tiebreak.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Says to every client what it got from it; some messages misbehave. */
public final class ChatFunction implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

    private final Observer observer = new Observer();
    private final String door = System.getenv("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI");

    @Override
    public APIGatewayV2WebSocketResponse handleRequest(APIGatewayV2WebSocketEvent event, Context context) {
        return switch (event.getRequestContext().getEventType()) {
            case "CONNECT" -> connect(event);
            case "MESSAGE" -> message(event);
            default -> throw new IllegalStateException(event.getRequestContext().getEventType());
        };
    }

    private APIGatewayV2WebSocketResponse connect(APIGatewayV2WebSocketEvent event) {
        String wish = event.getQueryStringParameters().getOrDefault("wish", "200");
        if (wish.equals("throw")) {
            throw new IllegalStateException("on purpose");
        }
        observer.tell("connect " + event.getHeaders().get("Client-Id") + " "
                + event.getRequestContext().getAuthorizer() + " posted "
                + post(event.getRequestContext().getConnectionId(), "too early"));
        return answer(Integer.parseInt(wish));
    }

    private APIGatewayV2WebSocketResponse message(APIGatewayV2WebSocketEvent event) {
        var request = event.getRequestContext();
        if (request.getRouteKey().equals("fail")) {
            throw new IllegalStateException("on purpose");
        }
        String said = request.getRouteKey() + " " + request.getAuthorizer() + " " + event.getBody();
        observer.tell("posted " + post(request.getConnectionId(), said));
        return answer(200);
    }

    private int post(String connectionId, String text) {
        String id = URLEncoder.encode(connectionId, StandardCharsets.UTF_8);
        return observer.call(HttpRequest.newBuilder(URI.create(door + "/live/@connections/" + id))
                .POST(BodyPublishers.ofString(text)));
    }

    private static APIGatewayV2WebSocketResponse answer(int status) {
        APIGatewayV2WebSocketResponse answer = new APIGatewayV2WebSocketResponse();
        answer.setStatusCode(status);
        answer.setHeaders(Map.of("Sec-WebSocket-Protocol", "chat"));
        return answer;
    }
}
