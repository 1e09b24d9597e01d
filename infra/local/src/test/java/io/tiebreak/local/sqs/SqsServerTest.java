package io.tiebreak.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

class SqsServerTest {

    private static final String TEMPLATE = """
            Globals: {Function: {Runtime: java25, CodeUri: x.zip, Handler: a.B}}
            Resources:
              Jobs:
                Type: AWS::SQS::Queue
                Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 1}}
              Lost: {Type: AWS::SQS::Queue}
              Sender:
                Type: AWS::Serverless::Function
                Properties:
                  Policies: {Statement: {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Jobs.Arn}}
              Receiver:
                Type: AWS::Serverless::Function
                Properties:
                  Policies:
                    Statement:
                      - Effect: Allow
                        Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueue*"]
                        Resource: !GetAtt Jobs.Arn
              Mover:
                Type: AWS::Serverless::Function
                Properties:
                  Policies:
                    Statement:
                      - Effect: Allow
                        Action: ["sqs:StartMessageMoveTask", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
                        Resource: !GetAtt Lost.Arn
            """;

    private static final String JOBS = "http://sqs.us-east-1.localhost/000000000000/local-Jobs";
    private static final String LOST_ARN = "arn:aws:sqs:us-east-1:000000000000:local-Lost";

    private static Template template;
    private static RunningQueues running;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        template = Template.load(Files.writeString(folder.resolve("template.yaml"), TEMPLATE));
        running = RunningQueues.of(template, Optional.empty(), InstantSource.system());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void empty() {
        running.client().purgeQueue(purge -> purge.queueUrl(JOBS));
    }

    @Test
    void aFunctionDoesWhatItsPolicyAllows() {
        try (SqsClient sender = as("Sender");
                SqsClient receiver = as("Receiver")) {
            sender.sendMessage(send -> send.queueUrl(JOBS).messageBody("a"));
            sender.sendMessageBatch(batch -> batch.queueUrl(JOBS).entries(entry("b")));
            Message first = receiver.receiveMessage(receive ->
                            receive.queueUrl(JOBS).messageSystemAttributeNames(MessageSystemAttributeName.SENDER_ID))
                    .messages()
                    .getFirst();
            assertThat(first.attributesAsStrings()).containsOnlyKeys("SenderId");
            assertThat(first.attributesAsStrings()).containsEntry("SenderId", "AROALOCAL:local-Sender");
            receiver.deleteMessageBatch(batch -> batch.queueUrl(JOBS)
                    .entries(DeleteMessageBatchRequestEntry.builder()
                            .id("1")
                            .receiptHandle(first.receiptHandle())
                            .build()));
            assertThat(receiver.getQueueUrl(get -> get.queueName("local-Jobs")).queueUrl())
                    .isEqualTo(JOBS);
        }
    }

    @Test
    void anythingElseIsDeniedInAwssWords() {
        try (SqsClient sender = as("Sender");
                SqsClient receiver = as("Receiver")) {
            SqsException denied = catchThrowableOfType(
                    SqsException.class, () -> sender.receiveMessage(receive -> receive.queueUrl(JOBS)));
            assertThat(denied.statusCode()).isEqualTo(403);
            assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(denied)
                    .hasMessageContaining("local-Sender is not authorized to perform: sqs:ReceiveMessage on resource:"
                            + " arn:aws:sqs:us-east-1:000000000000:local-Jobs because no identity-based policy");
            assertDenied(() ->
                    receiver.sendMessageBatch(batch -> batch.queueUrl(JOBS).entries(entry("b"))));
            assertDenied(() -> sender.sendMessage(
                    send -> send.queueUrl(JOBS.replace("Jobs", "Lost")).messageBody("a")));
            assertDenied(receiver::listQueues);
        }
    }

    @Test
    void movingDeadLettersNeedsTheRightToSendThemToo() {
        try (SqsClient mover = as("Mover")) {
            assertThatThrownBy(() -> mover.startMessageMoveTask(move -> move.sourceArn(LOST_ARN)))
                    .hasMessageContaining("sqs:SendMessage on resource: arn:aws:sqs:us-east-1:000000000000:local-Jobs");
        }
    }

    @Test
    void aPathThatIsNoFunctionsIsRefused() {
        try (SqsClient nobody = Calls.to(running.server().endpoint().resolve("/Nobody"))) {
            assertDenied(nobody::listQueues);
        }
    }

    @Test
    void aLostAnswerTakesEffect() {
        try (SqsClient unlucky = faulty("lost=1")) {
            assertThatThrownBy(() ->
                            unlucky.sendMessage(send -> send.queueUrl(JOBS).messageBody("lost")))
                    .isInstanceOf(SdkClientException.class);
        }
        assertThat(bodies()).containsExactly("lost");
    }

    @Test
    void aThrottledRequestHasNoEffect() {
        try (SqsClient unlucky = faulty("throttle=1")) {
            assertThatThrownBy(() ->
                            unlucky.sendMessage(send -> send.queueUrl(JOBS).messageBody("throttled")))
                    .isInstanceOf(RequestThrottledException.class);
        }
        assertThat(bodies()).isEmpty();
    }

    @Test
    void theDeadAreHungUpOn() {
        Caller dead = caller("Sender");
        try (SqsClient zombie = Calls.to(running.server().endpointOf(dead))) {
            dead.die();
            assertThatThrownBy(
                            () -> zombie.sendMessage(send -> send.queueUrl(JOBS).messageBody("zombie")))
                    .isInstanceOf(SdkClientException.class);
        }
        assertThat(bodies()).isEmpty();
    }

    private static SendMessageBatchRequestEntry entry(String body) {
        return SendMessageBatchRequestEntry.builder().id("1").messageBody(body).build();
    }

    private static Iterable<String> bodies() {
        return running
                .client()
                .receiveMessage(receive -> receive.queueUrl(JOBS).maxNumberOfMessages(10))
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SqsException.class,
                        denied ->
                                assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
    }

    private static SqsClient as(String logicalId) {
        return Calls.to(running.server().endpointOf(caller(logicalId)));
    }

    private static SqsClient faulty(String faults) {
        return Calls.to(running.server().endpointWith(Faults.parse(faults)));
    }

    private static Caller caller(String logicalId) {
        return Caller.of(
                template.functions().stream()
                        .filter(one -> one.logicalId().equals(logicalId))
                        .findFirst()
                        .orElseThrow(),
                1,
                Faults.none());
    }
}
