package io.tiebreak.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.EventSource;
import io.tiebreak.local.sqs.Calls;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Queues and schedules in a whole run: from one queue through a function into another. */
class QueuesRunTest {

    private static final String TEMPLATE = """
            Parameters: {JwtIssuer: {Type: String}, JwtAudience: {Type: String}}
            Globals: {Function: {Runtime: java25, CodeUri: functions.zip, MemorySize: 512, Timeout: 2}}
            Resources:
              Api: {Type: AWS::Serverless::HttpApi}
              Jobs:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 2
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: TRIES}
              Lost: {Type: AWS::SQS::Queue}
              Results: {Type: AWS::SQS::Queue}
              Ticks: {Type: AWS::SQS::Queue}
              ForwardFunction:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: io.tiebreak.local.handlers.ForwardFunction::handleRequest
                  Environment: {Variables: {TARGET_QUEUE: !Ref Results}}
                  Policies: [{Statement: {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Results.Arn}}]
                  Events:
                    Jobs:
                      Type: SQS
                      Properties: {Queue: !GetAtt Jobs.Arn, FunctionResponseTypes: [ReportBatchItemFailures]}
              TickFunction:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: io.tiebreak.local.handlers.TickFunction::handleRequest
                  Environment: {Variables: {TARGET_QUEUE: !Ref Ticks}}
                  Policies: [{Statement: {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Ticks.Arn}}]
                  Events:
                    Hourly: {Type: Schedule, Properties: {Schedule: rate(1 hour)}}
            """;

    private final Processes processes = new Processes();
    private final Set<String> results = new TreeSet<>();

    @TempDir
    private Path folder;

    @AfterEach
    void endWhatWasStarted() {
        processes.close();
    }

    private Path template(int tries) {
        return TestProject.in(folder).template(TEMPLATE.replace("TRIES", Integer.toString(tries)));
    }

    @Test
    void messagesAndTicksPassThroughFunctions() {
        try (LocalBackend backend = LocalBackend.start(Options.of(template(1)));
                SqsClient sqs = Calls.to(backend.sqsEndpoint())) {
            EventSource forwarding = backend.eventSourceOf("ForwardFunction");
            forwarding.stop();
            send(sqs, "a");
            send(sqs, "poison");
            forwarding.start();
            await().until(() -> collect(sqs, "Results").contains("a"));
            await().until(() -> collect(sqs, "Lost").contains("poison"));
            await().until(() -> collect(sqs, "Ticks").contains("Scheduled Event"));
            assertThat(backend.queues())
                    .containsEntry("Jobs", "http://sqs.us-east-1.localhost/000000000000/local-Jobs");
        }
    }

    @Test
    void whateverGoesWrongEveryMessageComesThrough() {
        Faults faults = Faults.parse("lost=0.1,throttle=0.1,duplicate=0.2,kill=0.3,seed=1");
        try (LocalBackend backend = LocalBackend.start(Options.of(template(100)).withFaults(faults));
                SqsClient sqs = Calls.to(backend.sqsEndpoint())) {
            Set<String> sent = IntStream.range(0, 30)
                    .mapToObj(n -> "job-" + n)
                    .peek(body -> send(sqs, body))
                    .collect(Collectors.toSet());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> collect(sqs, "Results").containsAll(sent));
        }
    }

    @Test
    void whatWasTakenSurvivesAKill() throws Exception {
        template(100);
        Process run = processes.start(folder, Main.class, "--port", "0", "--data", "kept");
        Set<String> sent;
        try (SqsClient sqs = Calls.to(sqsEndpoint(run))) {
            sent = IntStream.range(0, 30)
                    .mapToObj(n -> "job-" + n)
                    .peek(body -> send(sqs, body))
                    .collect(Collectors.toSet());
        }
        run.destroyForcibly().waitFor();
        try (LocalBackend again = LocalBackend.start(
                        Options.of(folder.resolve("template.yaml")).keptIn(folder.resolve("kept")));
                SqsClient sqs = Calls.to(again.sqsEndpoint())) {
            await().until(() -> collect(sqs, "Results").containsAll(sent));
        }
    }

    private static URI sqsEndpoint(Process run) throws Exception {
        String line = run.inputReader().readLine();
        while (!line.startsWith("queues: ")) {
            line = run.inputReader().readLine();
        }
        String endpoint = line.replaceFirst("queues: SQS at ([^,]+),.*", "$1");
        Processes.awaitReady(run);
        return URI.create(endpoint);
    }

    private static void send(SqsClient sqs, String body) {
        sqs.sendMessage(send -> send.queueUrl(url("Jobs")).messageBody(body));
    }

    /** Everything that has come out of a queue so far. */
    private Set<String> collect(SqsClient sqs, String queue) {
        for (Message message : sqs.receiveMessage(
                        receive -> receive.queueUrl(url(queue)).maxNumberOfMessages(10))
                .messages()) {
            results.add(message.body());
            sqs.deleteMessage(delete -> delete.queueUrl(url(queue)).receiptHandle(message.receiptHandle()));
        }
        return results;
    }

    private static String url(String logicalId) {
        return "http://sqs.us-east-1.localhost/000000000000/local-" + logicalId;
    }
}
