package io.tiebreak.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.sqs.Calls;
import io.tiebreak.local.template.Queue;
import io.tiebreak.local.yaml.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Log subscriptions in a whole run: what one function prints comes to another. */
class LogsRunTest {

    private static final String TEMPLATE = """
            Parameters: {JwtIssuer: {Type: String}, JwtAudience: {Type: String}}
            Globals: {Function: {Runtime: java25, CodeUri: functions.zip, MemorySize: 512, Timeout: 5}}
            Resources:
              Api: {Type: AWS::Serverless::HttpApi}
              PrintLogs: {Type: AWS::Logs::LogGroup}
              ReaderLogs: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub "/aws/lambda/${Reader}"}}
              Print:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: io.tiebreak.local.handlers.PrintFunction
                  LoggingConfig: {LogGroup: !Ref PrintLogs}
                  Events:
                    Any: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: POST, Path: /, Auth: {Authorizer: NONE}}}
              Reader:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: io.tiebreak.local.handlers.ReadLogsFunction
                  Environment: {Variables: {OBSERVER: "http://127.0.0.1:9/"}}
                  EventInvokeConfig:
                    MaximumRetryAttempts: 0
                    DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Lost.Arn}}
                  Events:
                    Lines: {Type: CloudWatchLogs, Properties: {LogGroupName: !Ref PrintLogs, FilterPattern: "{ $.n > 0 }"}}
              ReadersReader:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: io.tiebreak.local.handlers.ReadLogsFunction
                  Environment: {Variables: {OBSERVER: "http://127.0.0.1:9/"}}
                  Events:
                    Lines: {Type: CloudWatchLogs, Properties: {LogGroupName: !Ref ReaderLogs, FilterPattern: ""}}
              Lost: {Type: AWS::SQS::Queue}
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer observer;

    @TempDir
    private Path folder;

    @BeforeEach
    void observe() throws IOException {
        observer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        observer.createContext("/", exchange -> {
            seen.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        observer.start();
    }

    @AfterEach
    void stopObserving() {
        observer.stop(0);
    }

    private Options options(String template) {
        return Options.of(TestProject.in(folder)
                .template(template.replace(
                        "127.0.0.1:9", "127.0.0.1:" + observer.getAddress().getPort())));
    }

    @Test
    void whatAFunctionPrintsComesToTheOneThatSubscribed() throws Exception {
        try (LocalBackend backend = LocalBackend.start(options(TEMPLATE))) {
            print(backend, "{\"n\":0}");
            assertThat(print(backend, "{\"n\":1,\"key\":\"é\"}")).isEqualTo("local-PrintLogs local-PrintLogs");
            await().until(() -> anySeen("local-PrintLogs"));
            assertThat(seen.getFirst())
                    .contains(
                            "\"message\":\"{\\\"n\\\":1,\\\"key\\\":\\\"é\\\"}\"",
                            "\"subscriptionFilters\":[\"local-ReaderLines\"]")
                    .doesNotContain("{\\\"n\\\":0}");
            await().until(() -> anySeen("/aws/lambda/local-Reader"));
            assertThat(seen.getLast()).contains("\"message\":\"read\"");
        }
    }

    @Test
    void whatItFailsOnGoesToItsQueue() throws Exception {
        try (LocalBackend backend = LocalBackend.start(options(TEMPLATE));
                SqsClient sqs = Calls.to(backend.sqsEndpoint())) {
            print(backend, "{\"n\":1,\"a\":\"poison\"}");
            await().until(() -> receive(sqs, Queue.url("local-Lost")).stream()
                    .map(Message::body)
                    .anyMatch(body -> body.contains("\"condition\":\"RetriesExhausted\",\"approximateInvokeCount\":1")
                            && body.contains("\"requestPayload\":{\"awslogs\":{\"data\":")
                            && body.contains("\"errorMessage\":\"on purpose\"")));
        }
    }

    @Test
    void whatIsPrintedLastIsDeliveredBeforeTheEnd() throws Exception {
        try (LocalBackend backend = LocalBackend.start(options(TEMPLATE))) {
            print(backend, "{\"n\":1}");
        }
        assertThat(anySeen("local-PrintLogs")).isTrue();
    }

    @Test
    void batchesComeTwiceIfAskedFor() throws Exception {
        Options twice = options(TEMPLATE).withFaults(Faults.parse("duplicate=1"));
        try (LocalBackend backend = LocalBackend.start(twice)) {
            print(backend, "{\"n\":1}");
            await().until(() -> seen.stream()
                            .filter(event -> event.contains("local-PrintLogs"))
                            .count()
                    == 2);
        }
    }

    @Test
    void aPatternItCannotJudgeFailsTheStart() {
        Options odd = options(TEMPLATE.replace("{ $.n > 0 }", "ERROR"));
        assertThatThrownBy(() -> LocalBackend.start(odd).close())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Reader.Events.Lines: FilterPattern ERROR is not supported");
    }

    private boolean anySeen(String group) {
        return seen.stream().anyMatch(event -> event.contains("\"logGroup\":\"" + group + "\""));
    }

    private static List<Message> receive(SqsClient sqs, String queue) {
        return sqs.receiveMessage(ask -> ask.queueUrl(queue).visibilityTimeout(0))
                .messages();
    }

    private static String print(LocalBackend backend, String line) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(backend.url() + "/"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(line))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
