package io.tiebreak.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.tokens.IssuerKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WebSocket API in a whole run. */
class SocketsRunTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = """
            Parameters: {JwtKeys: {Type: String}}
            Globals: {Function: {Runtime: java25, CodeUri: functions.zip, MemorySize: 512, Timeout: 5}}
            Resources:
              Api: {Type: AWS::Serverless::HttpApi}
              Live:
                Type: AWS::Serverless::WebSocketApi
                Properties:
                  StageName: live
                  RouteSelectionExpression: $request.body.action
                  Routes: {ask: {FunctionArn: !GetAtt EnvironmentFunction.Arn}}
              EnvironmentFunction:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: io.tiebreak.local.handlers.EnvironmentFunction::answer
                  Environment: {Variables: {KEYS: !Ref JwtKeys}}
            """;

    private final Processes processes = new Processes();

    @TempDir
    private Path folder;

    @AfterEach
    void endWhatWasStarted() {
        processes.close();
    }

    @Test
    void itSaysWhereSocketsConnectAndEndsWithinSecondsThoughOneIsOpen() throws Exception {
        TestProject.in(folder).template(TEMPLATE);
        Process run = processes.start(folder, Main.class, "--port", "0");
        String url = Processes.awaitReady(run);
        String line = run.inputReader().readLine();
        assertThat(line).isEqualTo("socket " + url.replace("http:", "ws:") + "/live");
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        connect(URI.create(line.replace("socket ", "")), closed);
        run.destroy();
        assertThat(closed.get(5, TimeUnit.SECONDS)).isEqualTo(1001);
        assertThat(Processes.awaitEnd(run, 5)).isEqualTo(143);
    }

    @Test
    void functionsAreToldWhereConnectionsAndTheIssuersPublicKeyAre() throws Exception {
        Path template = TestProject.in(folder).template(TEMPLATE);
        try (LocalBackend backend = LocalBackend.start(Options.of(template))) {
            JsonNode seen = JSON.readTree(post(backend.url() + "/2015-03-31/functions/EnvironmentFunction/invocations"))
                    .path("atConstruction");
            assertThat(seen.path("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI").asText())
                    .matches("http://127\\.0\\.0\\.1:\\d+/EnvironmentFunction");
            JsonNode keys = JSON.readTree(get(seen.path("KEYS").asText())).path("keys");
            assertThat(keys).hasSize(1);
            assertThat(keys.get(0).path("kid").asText())
                    .isEqualTo(IssuerKey.of(folder).getKeyID());
            assertThat(keys.get(0).has("d")).isFalse();
        }
    }

    private static void connect(URI url, CompletableFuture<Integer> closed) {
        HTTP.newWebSocketBuilder()
                .buildAsync(url, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
                        closed.complete(statusCode);
                        return WebSocket.Listener.super.onClose(socket, statusCode, reason);
                    }
                })
                .join();
    }

    private static String post(String url) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static String get(String url) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }
}
