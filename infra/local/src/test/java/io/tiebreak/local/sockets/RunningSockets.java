package io.tiebreak.local.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tiebreak.local.TestProject;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.Functions;
import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.template.Template;
import io.tiebreak.local.tokens.Issuer;
import io.tiebreak.local.tokens.IssuerKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A WebSocket API with functions that tell what they see, and the HTTP server it shares its port with. */
final class RunningSockets implements AutoCloseable {

    static final String TEMPLATE = """
            Parameters: {JwtKeys: {Type: String}}
            Globals:
              Function:
                Runtime: java25
                CodeUri: functions.zip
                MemorySize: 512
                Timeout: 5
                AutoPublishAlias: live
                Environment: {Variables: {OBSERVER: "http://127.0.0.1:9"}}
            Resources:
              Api: {Type: AWS::Serverless::HttpApi}
              Live:
                Type: AWS::Serverless::WebSocketApi
                Properties:
                  StageName: live
                  RouteSelectionExpression: $request.body.action
                  Auth:
                    AuthType: CUSTOM
                    AuthArn: !Ref GatekeeperFunction.Alias
                    IdentitySource: [route.request.querystring.token]
                  DefaultRouteSettings: {ThrottlingBurstLimit: 10, ThrottlingRateLimit: 10}
                  Routes:
                    $connect: {FunctionArn: !Ref ChatFunction.Alias}
                    $disconnect: {FunctionArn: !Ref FarewellFunction.Alias}
                    echo: {FunctionArn: !GetAtt ChatFunction.Arn}
                    fail: {FunctionArn: !GetAtt ChatFunction.Arn}
                    $default: {FunctionArn: !GetAtt ChatFunction.Arn}
              GatekeeperFunction:
                Type: AWS::Serverless::Function
                Properties: {Handler: "io.tiebreak.local.handlers.GatekeeperFunction::handleRequest"}
              FarewellFunction:
                Type: AWS::Serverless::Function
                Properties: {Handler: "io.tiebreak.local.handlers.FarewellFunction::handleRequest"}
              ChatFunction:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: io.tiebreak.local.handlers.ChatFunction::handleRequest
                  Environment:
                    Variables:
                      LIVE_API: !Sub "https://${Live}.execute-api.${AWS::Region}.${AWS::URLSuffix}/live"
                  Policies:
                    - Statement:
                        - Effect: Allow
                          Action: execute-api:ManageConnections
                          Resource: !Sub "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Live}/live/POST/@connections/*"
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final HttpServer observer;
    private final Template template;
    private final Sockets sockets;
    private final Functions functions;
    private final SocketGateway gateway;
    private final io.tiebreak.local.http.HttpServer http;

    private RunningSockets(Path folder, String text, HandAdvancedClock clock, boolean requiresToken)
            throws IOException {
        observer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        observer.createContext("/", this::observe);
        observer.start();
        template = Template.load(TestProject.in(folder)
                .template(text.replace(
                        "http://127.0.0.1:9",
                        "http://127.0.0.1:" + observer.getAddress().getPort())));
        sockets = Sockets.start(template.socketApi().orElseThrow(), clock, problem -> {});
        functions = Functions.start(
                template.functions(),
                Faults.none(),
                caller -> Map.of(
                        "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI",
                        sockets.endpointOf(caller).toString()),
                (group, line) -> {});
        var key = IssuerKey.of(folder);
        gateway = sockets.gateway(template, functions, requiresToken ? Optional.empty() : Optional.of(new Issuer(key)));
        http = io.tiebreak.local.http.HttpServer.start(
                0, template, key, requiresToken, functions, Optional.of(gateway));
    }

    static RunningSockets start(Path folder, HandAdvancedClock clock) throws IOException {
        return new RunningSockets(folder, TEMPLATE, clock, false);
    }

    static RunningSockets start(Path folder, String template) throws IOException {
        return new RunningSockets(folder, template, new HandAdvancedClock(), true);
    }

    private void observe(HttpExchange exchange) throws IOException {
        seen.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** What the functions told, oldest first. */
    List<String> seen() {
        return seen;
    }

    /** Those of them that begin so. */
    List<String> seen(String beginning) {
        return seen.stream().filter(what -> what.startsWith(beginning)).toList();
    }

    int port() {
        return http.url().getPort();
    }

    /** Connects as {@code ann}. */
    WebSocket connect(Listening listening) {
        return connect("/live?token=ann", listening);
    }

    WebSocket connect(String target, Listening listening) {
        return HTTP.newWebSocketBuilder()
                .header("Client-Id", "left")
                .subprotocols("chat")
                .buildAsync(URI.create("ws://127.0.0.1:" + port() + target), listening)
                .join();
    }

    /** The ids of all open connections. */
    Set<String> ids() {
        return sockets.ids();
    }

    /** The id of the one connection there is; a client knows of it a moment earlier than the server. */
    String onlyId() {
        await().until(() -> !ids().isEmpty());
        return ids().iterator().next();
    }

    /** Somebody who may do everything with connections, and meets these faults. */
    URI doorOf(Faults faults) {
        return sockets.endpointOf(Caller.anyone("anyone-" + faults, faults));
    }

    /** A function's own door. */
    URI doorOf(String function) {
        return sockets.endpointOf(Caller.of(
                template.functionOf("arn:aws:lambda:us-east-1:000000000000:function:local-" + function)
                        .orElseThrow(),
                2,
                Faults.none()));
    }

    HttpResponse<String> manage(URI door, String method, String connectionId, String body) throws Exception {
        URI target = URI.create(door + "/live/%40connections/" + URLEncoder.encode(connectionId, UTF_8));
        return HTTP.send(
                HttpRequest.newBuilder(target)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    void closeGateway() {
        gateway.close();
    }

    @Override
    public void close() {
        gateway.close();
        http.close();
        functions.close();
        sockets.close();
        observer.stop(0);
    }
}
