package io.tiebreak.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tiebreak.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class QueuesTest {

    private static final String TEMPLATE = """
            Resources:
              Jobs:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 1
                  MessageRetentionPeriod: 60
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 2}
              Lost: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 1}}
              Steps:
                Type: AWS::SQS::Queue
                Properties:
                  FifoQueue: true
                  ContentBasedDeduplication: true
                  VisibilityTimeout: 1
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt LostSteps.Arn, maxReceiveCount: 1}
              LostSteps: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true, VisibilityTimeout: 1}}
            """;

    private static final String JOBS = url("local-Jobs");
    private static final String LOST = url("local-Lost");
    private static final String STEPS = url("local-Steps.fifo");
    private static final String LOST_STEPS = url("local-LostSteps.fifo");

    private static Path folder;
    private static Template template;
    private static Duration later = Duration.ZERO;
    private static RunningQueues running;
    private static SqsClient sqs;

    /** No test must meet what another one has sent. */
    private final String test = UUID.randomUUID().toString();

    @BeforeAll
    static void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        template = Template.load(Files.writeString(folder.resolve("template.yaml"), TEMPLATE));
        running = open();
        sqs = running.client();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static RunningQueues open() {
        return RunningQueues.of(
                template,
                Optional.of(folder.resolve("queues")),
                () -> Instant.now().plus(later));
    }

    private static void restart() {
        stop();
        running = open();
        sqs = running.client();
    }

    @BeforeEach
    void empty() {
        later = Duration.ZERO;
        for (String url : List.of(JOBS, LOST, STEPS, LOST_STEPS)) {
            sqs.purgeQueue(purge -> purge.queueUrl(url));
        }
    }

    @Test
    void aMessageArrivesWithAllItSays() {
        String id = sqs.sendMessage(send -> send.queueUrl(JOBS)
                        .messageBody("hello")
                        .messageAttributes(Map.of(
                                "colour",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("red")
                                        .build())))
                .messageId();
        Message message = receive(JOBS).getFirst();
        assertThat(message.messageId()).isEqualTo(id);
        assertThat(message.body()).isEqualTo("hello");
        assertThat(message.messageAttributes())
                .hasEntrySatisfying(
                        "colour", colour -> assertThat(colour.stringValue()).isEqualTo("red"));
        assertThat(message.attributesAsStrings())
                .containsEntry("ApproximateReceiveCount", "1")
                .containsEntry("SenderId", "000000000000")
                .containsKeys("SentTimestamp", "ApproximateFirstReceiveTimestamp")
                .doesNotContainKeys("MessageGroupId", "SequenceNumber");
    }

    @Test
    void aReceivedMessageComesBackUnlessItIsDeleted() {
        send(JOBS, "a");
        Message first = receive(JOBS).getFirst();
        assertThat(receive(JOBS)).isEmpty();
        Message again = receiveSoon(JOBS).getFirst();
        assertThat(again.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .isEqualTo("2");
        delete(JOBS, first);
        assertThat(count(JOBS, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .as("an older receipt deletes nothing")
                .isEqualTo("1");
        delete(JOBS, again);
        delete(JOBS, again);
        assertThat(count(JOBS, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("0");
    }

    @Test
    void visibilityCanBeGivenUpAndExtended() {
        send(JOBS, "a");
        Message message = receive(JOBS).getFirst();
        sqs.changeMessageVisibility(change ->
                change.queueUrl(JOBS).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
        Message again = receive(JOBS).getFirst();
        sqs.changeMessageVisibility(change ->
                change.queueUrl(JOBS).receiptHandle(again.receiptHandle()).visibilityTimeout(100));
        assertThat(sqs.receiveMessage(receive -> receive.queueUrl(JOBS).waitTimeSeconds(2))
                        .messages())
                .isEmpty();
    }

    @Test
    void aDelayedMessageComesWhenItIsDue() {
        Instant sent = Instant.now();
        sqs.sendMessage(send -> send.queueUrl(JOBS).messageBody("late").delaySeconds(1));
        assertThat(count(JOBS, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .isEqualTo("1");
        assertThat(receive(JOBS)).isEmpty();
        assertThat(receiveSoon(JOBS)).hasSize(1);
        assertThat(Duration.between(sent, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whoWaitsGetsAMessageAsSoonAsItIsSent() throws Exception {
        List<String> bodies = new ArrayList<>();
        Thread waiting = Thread.ofVirtual()
                .start(() -> sqs.receiveMessage(
                                receive -> receive.queueUrl(JOBS).waitTimeSeconds(20))
                        .messages()
                        .forEach(message -> bodies.add(message.body())));
        send(JOBS, "now");
        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
        assertThat(bodies).containsExactly("now");
    }

    @Test
    void whatIsReceivedTooOftenBecomesADeadLetterWithItsIdAndComesBackOnRequest() {
        send(JOBS, "poison");
        String id = receive(JOBS).getFirst().messageId();
        assertThat(receiveSoon(JOBS)).extracting(Message::messageId).containsExactly(id);
        await().until(() -> receive(JOBS).isEmpty()
                && count(LOST, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                        .equals("1"));
        Message dead = receive(LOST).getFirst();
        assertThat(dead.messageId()).isEqualTo(id);
        assertThat(dead.attributesAsStrings())
                .containsEntry("DeadLetterQueueSourceArn", "arn:aws:sqs:us-east-1:000000000000:local-Jobs");
        sqs.changeMessageVisibility(change ->
                change.queueUrl(LOST).receiptHandle(dead.receiptHandle()).visibilityTimeout(0));

        sqs.startMessageMoveTask(move -> move.sourceArn(arn("local-Lost")));
        Message back = receiveSoon(JOBS).getFirst();
        assertThat(back.body()).isEqualTo("poison");
        assertThat(back.attributesAsStrings()).containsEntry("ApproximateReceiveCount", "1");
        await().untilAsserted(() -> assertThat(sqs.listMessageMoveTasks(list -> list.sourceArn(arn("local-Lost")))
                        .results())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.status()).isEqualTo("COMPLETED");
                    assertThat(task.approximateNumberOfMessagesMoved()).isEqualTo(1);
                }));
        assertThat(count(LOST, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("0");
    }

    @Test
    void deadLettersOfAFifoQueueCanBeMovedBackAndDieAgain() {
        sendStep("g", "poison");
        for (int round = 1; round <= 2; round++) {
            assertThat(receiveSoon(STEPS)).extracting(Message::body).containsExactly("poison");
            await().until(() -> receive(STEPS).isEmpty()
                    && count(LOST_STEPS, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                            .equals("1"));
            sqs.startMessageMoveTask(move -> move.sourceArn(arn("local-LostSteps.fifo")));
            await().until(() -> count(STEPS, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                    .equals("1"));
        }
        assertThatThrownBy(() -> sqs.startMessageMoveTask(move -> move.sourceArn(arn("local-Steps.fifo"))))
                .hasMessageContaining("must be configured as a Dead Letter Queue");
    }

    @Test
    void aGroupKeepsItsOrderAndIsBlockedByWhatIsReceived() {
        IntStream.rangeClosed(1, 3).forEach(n -> sendStep("g", "g" + n));
        sendStep("h", "h1");
        List<Message> first = sqs.receiveMessage(
                        receive -> receive.queueUrl(STEPS).maxNumberOfMessages(1))
                .messages();
        List<Message> others = receive(STEPS);
        assertThat(others)
                .extracting(Message::body)
                .allMatch(body -> !first.getFirst().body().startsWith(body.substring(0, 1)));
        first.forEach(message -> delete(STEPS, message));
        others.forEach(message -> delete(STEPS, message));
        List<String> rest = new ArrayList<>();
        await().until(() -> {
            for (Message message : receive(STEPS)) {
                rest.add(message.body());
                delete(STEPS, message);
            }
            return count(STEPS, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                    .equals("0");
        });
        List<String> all = new ArrayList<>();
        first.forEach(message -> all.add(message.body()));
        others.forEach(message -> all.add(message.body()));
        all.addAll(rest);
        assertThat(all.stream().filter(body -> body.startsWith("g"))).containsExactly("g1", "g2", "g3");
    }

    @Test
    void aBatchKeepsItsOrderAndSequenceNumbersGrow() {
        sqs.sendMessageBatch(batch -> batch.queueUrl(STEPS)
                .entries(IntStream.rangeClosed(1, 10)
                        .mapToObj(n -> SendMessageBatchRequestEntry.builder()
                                .id("entry-" + n)
                                .messageGroupId("g")
                                .messageBody("step " + n)
                                .build())
                        .toList()));
        List<Message> received = receive(STEPS);
        assertThat(received)
                .extracting(Message::body)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 10).mapToObj(n -> "step " + n).toList());
        assertThat(received)
                .extracting(message -> message.attributesAsStrings().get("SequenceNumber"))
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("\\d{20}"));
    }

    @Test
    void whatIsSentTwiceIsTakenOnceEvenIfTheFirstIsDeleted() {
        SendMessageResponse first = sendStep("g", "same");
        delete(STEPS, receive(STEPS).getFirst());
        SendMessageResponse second = sendStep("g", "same");
        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(second.sequenceNumber()).isEqualTo(first.sequenceNumber());
        assertThat(receive(STEPS)).isEmpty();
        restart();
        assertThat(receive(STEPS)).isEmpty();
    }

    @Test
    void aFifoQueueTakesNoDelayPerMessage() {
        assertThatThrownBy(() -> sqs.sendMessage(send -> send.queueUrl(STEPS)
                        .messageBody("x")
                        .messageGroupId("g")
                        .delaySeconds(5)))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("DelaySeconds that is not valid for this queue type");
        assertThatThrownBy(() -> sqs.sendMessage(send -> send.queueUrl(STEPS).messageBody("x")))
                .hasMessageContaining("MessageGroupId");
    }

    @Test
    void aMessageThatIsTooOldIsGone() {
        send(JOBS, "old");
        later = Duration.ofSeconds(61);
        assertThat(receive(JOBS)).isEmpty();
        assertThat(count(JOBS, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("0");
    }

    @Test
    void whatWasNotDeletedOutlivesARestartInItsOrder() {
        String inFlight = send(JOBS, "in flight");
        receive(JOBS);
        sqs.sendMessage(send -> send.queueUrl(JOBS).messageBody("delayed").delaySeconds(100));
        IntStream.rangeClosed(1, 12).forEach(n -> sendStep("g", "g" + n));
        delete(STEPS, receive(STEPS).getFirst());
        restart();
        Message back = receive(JOBS).getFirst();
        assertThat(back.messageId()).isEqualTo(inFlight);
        assertThat(back.attributesAsStrings()).containsEntry("ApproximateReceiveCount", "2");
        assertThat(count(JOBS, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .isEqualTo("1");
        sendStep("g", "g13");
        assertThat(sendStep("g", "g12").messageId())
                .as("still known as a duplicate")
                .isNotNull();
        assertThat(count(LOST_STEPS, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("0");
        // The first batch had been received once, as often as it may be.
        await().until(() -> {
            receive(STEPS).forEach(message -> delete(STEPS, message));
            return count(STEPS, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                    .equals("0");
        });
        assertThat(receive(LOST_STEPS))
                .extracting(Message::body)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, 10).mapToObj(n -> "g" + n).toList());
    }

    @Test
    void deadLettersOutliveARestartWhereTheyAre() {
        String id = sendStep("g", "poison").messageId();
        receive(STEPS);
        await().until(() -> receive(STEPS).isEmpty()
                && count(LOST_STEPS, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                        .equals("1"));
        restart();
        assertThat(receive(LOST_STEPS)).extracting(Message::messageId).containsExactly(id);
        assertThat(receive(STEPS)).isEmpty();
    }

    @Test
    void aQueueIsFoundByNameAndTellsWhatItIs() {
        assertThat(sqs.getQueueUrl(get -> get.queueName("local-Jobs")).queueUrl())
                .isEqualTo(JOBS);
        assertThat(sqs.listQueues(list -> list.queueNamePrefix("local-Lost")).queueUrls())
                .containsExactly(LOST, LOST_STEPS);
        assertThat(sqs.listDeadLetterSourceQueues(list -> list.queueUrl(LOST)).queueUrls())
                .containsExactly(JOBS);
        assertThat(sqs.getQueueAttributes(get -> get.queueUrl(STEPS).attributeNames(QueueAttributeName.ALL))
                        .attributesAsStrings())
                .containsEntry("QueueArn", arn("local-Steps.fifo"))
                .containsEntry("FifoQueue", "true")
                .containsEntry("VisibilityTimeout", "1")
                .containsEntry(
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"" + arn("local-LostSteps.fifo") + "\",\"maxReceiveCount\":1}");
        assertThatThrownBy(() -> sqs.getQueueUrl(get -> get.queueName("nowhere")))
                .isInstanceOf(QueueDoesNotExistException.class);
        assertThatThrownBy(() -> sqs.createQueue(create -> create.queueName("more")))
                .hasMessageContaining("takes its queues from the template, and does no CreateQueue");
    }

    private static String send(String url, String body) {
        return sqs.sendMessage(send -> send.queueUrl(url).messageBody(body)).messageId();
    }

    private SendMessageResponse sendStep(String group, String body) {
        return sqs.sendMessage(send -> send.queueUrl(STEPS)
                .messageGroupId(group)
                .messageDeduplicationId(test + body)
                .messageBody(body));
    }

    private static List<Message> receive(String url) {
        return sqs.receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private static List<Message> receiveSoon(String url) {
        return sqs.receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(10)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private static void delete(String url, Message message) {
        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    private static String count(String url, QueueAttributeName name) {
        return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(name))
                .attributesAsStrings()
                .getOrDefault(name.toString(), "");
    }

    private static String url(String name) {
        return "http://sqs.us-east-1.localhost/000000000000/" + name;
    }

    private static String arn(String name) {
        return "arn:aws:sqs:us-east-1:000000000000:" + name;
    }
}
