package io.tiebreak.local.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.EventSource;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.sqs.RunningQueues;
import io.tiebreak.local.template.QueueMapping;
import io.tiebreak.local.template.StreamMapping.Batching;
import io.tiebreak.local.template.Template;
import io.tiebreak.local.yaml.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueueSourceTest {

    private static final String TEMPLATE = """
            Resources:
              Jobs:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 1
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 2}
              Lost: {Type: AWS::SQS::Queue}
              Steps: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true, VisibilityTimeout: 1}}
            """;

    private static final String JOBS = "local-Jobs";
    private static final String LOST = "local-Lost";
    private static final String STEPS = "local-Steps.fifo";
    private static final Outcome FINE = new Outcome.Answered("null");
    private static final Outcome CRASH = new Outcome.Failed("some.Problem", "on purpose");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningQueues running;

    private final List<List<String>> batches = new CopyOnWriteArrayList<>();
    private final List<EventSource> started = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Template template = Template.load(Files.writeString(folder.resolve("template.yaml"), TEMPLATE));
        running = RunningQueues.of(template, Optional.empty(), InstantSource.system());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void empty() {
        List.of(JOBS, LOST, STEPS).forEach(name -> running.client().purgeQueue(purge -> purge.queueUrl(url(name))));
    }

    @AfterEach
    void stopSources() {
        started.forEach(EventSource::stop);
    }

    @Test
    void theEventIsLambdasOwn() throws Exception {
        List<String> events = new CopyOnWriteArrayList<>();
        source(mapping(STEPS), event -> {
            events.add(event);
            return FINE;
        });
        String id = running.client()
                .sendMessage(send -> send.queueUrl(url(STEPS))
                        .messageBody("hello")
                        .messageGroupId("g")
                        .messageDeduplicationId("event")
                        .messageAttributes(Map.of(
                                "colour",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("red")
                                        .build())))
                .messageId();
        await().until(() -> events.size() == 1);
        JsonNode record = JSON.readTree(events.getFirst()).path("Records").path(0);
        assertThat(record.path("receiptHandle").asText()).isNotEmpty();
        assertThat(record.toString()
                        .replaceAll(
                                "\"(receiptHandle|SequenceNumber|[A-Za-z]*Timestamp)\":\"[^\"]+\"", "\"$1\":\"any\"")
                        .replace(id, "id"))
                .isEqualTo("""
                        {"messageId":"id","receiptHandle":"any","body":"hello","attributes":{"SenderId":"000000000000",\
                        "SentTimestamp":"any","ApproximateReceiveCount":"1","ApproximateFirstReceiveTimestamp":"any",\
                        "MessageGroupId":"g","MessageDeduplicationId":"event","SequenceNumber":"any"},\
                        "messageAttributes":{"colour":{"stringValue":"red","stringListValues":[],"binaryListValues":[],\
                        "dataType":"String"}},"md5OfMessageAttributes":"0410de28095c8c9ede883953e14dac6c",\
                        "md5OfBody":"5d41402abc4b2a76b9719d911017c592","eventSource":"aws:sqs",\
                        "eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:local-Steps.fifo","awsRegion":"us-east-1"}""");
    }

    @Test
    void whatSucceedsIsDeleted() {
        send(JOBS, "a", "b", "c");
        source(mapping(JOBS), event -> FINE);
        await().until(() -> left(JOBS) == 0);
        assertThat(delivered()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void whatAlwaysFailsComesBackAfterItsVisibilityTimeoutAndThenDies() {
        send(JOBS, "poison");
        long begun = System.nanoTime();
        source(mapping(JOBS), event -> CRASH);
        await().until(() -> left(LOST) == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(delivered()).containsExactly("poison", "poison");
        assertThat(left(JOBS)).isZero();
    }

    @Test
    void aPartialAnswerBringsBackWhatItNames() {
        send(JOBS, "a", "poison", "c");
        source(mapping(JOBS), QueueSourceTest::failingPoison);
        await().until(() -> left(LOST) == 1);
        assertThat(delivered()).containsOnlyOnce("a", "c");
        assertThat(delivered()).filteredOn("poison"::equals).hasSize(2);
    }

    @Test
    void anUnknownIdentifierFailsTheWholeBatch() {
        send(JOBS, "a");
        Outcome unknown = new Outcome.Answered("{\"batchItemFailures\":[{\"itemIdentifier\":\"nobody\"}]}");
        source(mapping(JOBS), event -> batches.size() < 2 ? unknown : FINE);
        await().until(() -> left(JOBS) == 0);
        assertThat(delivered()).containsExactly("a", "a");
    }

    @Test
    void aGroupKeepsItsOrderWhenItFailsAndStopsNoOther() {
        IntStream.rangeClosed(1, 5).forEach(n -> sendStep("g", "g" + n));
        sendStep("h", "h1");
        List<String> done = new CopyOnWriteArrayList<>();
        AtomicInteger failures = new AtomicInteger();
        source(one(STEPS), event -> {
            String body = bodies(event).getFirst();
            if (body.equals("g2") && failures.incrementAndGet() <= 2) {
                return CRASH;
            }
            done.add(body);
            return FINE;
        });
        await().until(() -> left(STEPS) == 0);
        assertThat(done.stream().filter(body -> body.startsWith("g"))).containsExactly("g1", "g2", "g3", "g4", "g5");
        assertThat(done.indexOf("h1")).isLessThan(done.indexOf("g2"));
        assertThat(delivered()).filteredOn("g2"::equals).hasSize(3);
    }

    @Test
    void groupsAreAtWorkTogetherAndOneGroupNeverTwice() {
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger sameGroup = new AtomicInteger();
        AtomicInteger mostOfOneGroup = new AtomicInteger();
        source(one(STEPS), event -> {
            String body = bodies(event).getFirst();
            if (body.startsWith("h")) {
                both.countDown();
                return awaited(both);
            }
            mostOfOneGroup.accumulateAndGet(sameGroup.incrementAndGet(), Math::max);
            both.countDown();
            Outcome outcome = awaited(both);
            sameGroup.decrementAndGet();
            return outcome;
        });
        IntStream.rangeClosed(1, 10).forEach(n -> sendStep("g", "g" + n));
        sendStep("h", "h1");
        await().until(() -> left(STEPS) == 0);
        assertThat(mostOfOneGroup).hasValue(1);
        assertThat(delivered()).hasSize(11);
    }

    @Test
    void noMoreBatchesAreAtWorkThanTheTemplateAllows() {
        CountDownLatch two = new CountDownLatch(2);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        source(one(JOBS), event -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            two.countDown();
            Outcome outcome = awaited(two);
            now.decrementAndGet();
            return outcome;
        });
        IntStream.rangeClosed(1, 20).forEach(n -> send(JOBS, "job " + n));
        await().until(() -> left(JOBS) == 0);
        assertThat(most).hasValue(2);
    }

    @Test
    void aWindowGathersWhatComesMeanwhile() {
        QueueMapping mapping = new QueueMapping(
                "F.Events.Q",
                LOST,
                new Batching(10, Duration.ofSeconds(1)),
                List.of(),
                true,
                Optional.empty(),
                new Place("t", 1));
        source(mapping, event -> FINE);
        send(LOST, "a");
        send(LOST, "b");
        await().until(() -> left(LOST) == 0);
        assertThat(batches).singleElement().satisfies(batch -> assertThat(batch).containsExactlyInAnyOrder("a", "b"));
    }

    @Test
    void whatTheFilterKeepsOutIsDeleted() {
        QueueMapping mapping = new QueueMapping(
                "F.Events.Q",
                JOBS,
                new Batching(10, Duration.ZERO),
                List.of("{\"body\":{\"kind\":[\"x\"]}}"),
                true,
                Optional.empty(),
                new Place("t", 1));
        send(JOBS, "{\"kind\":\"x\"}", "{\"kind\":\"y\"}", "no JSON");
        source(mapping, event -> FINE);
        await().until(() -> left(JOBS) == 0);
        assertThat(delivered()).containsExactly("{\"kind\":\"x\"}");
    }

    @Test
    void aStoppedSourceLosesNothingAndGoesOnWhereItWas() {
        EventSource source = source(mapping(STEPS), event -> FINE);
        sendStep("g", "first");
        await().until(() -> left(STEPS) == 0);
        source.stop();
        sendStep("g", "second");
        sendStep("g", "third");
        assertThat(delivered()).containsExactly("first");
        source.start();
        await().until(() -> left(STEPS) == 0);
        assertThat(delivered()).containsExactly("first", "second", "third");
    }

    @Test
    void whatIsAtWorkWhenASourceStopsIsDeliveredAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        EventSource source = source(mapping(JOBS), event -> {
            begun.countDown();
            if (batches.size() == 1) {
                return awaited(new CountDownLatch(1));
            }
            return FINE;
        });
        send(JOBS, "a");
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        source.stop();
        assertThat(left(JOBS)).isEqualTo(1);
        source.start();
        await().until(() -> left(JOBS) == 0);
        assertThat(delivered()).containsExactly("a", "a");
    }

    @Test
    void aDuplicateIsTheSameBatchOnceMore() {
        send(JOBS, "a");
        started.add(QueueSources.of(
                mapping(JOBS),
                running.queues().queue(JOBS),
                recording(event -> FINE),
                Faults.parse("duplicate=1"),
                line -> {}));
        started.getFirst().start();
        await().until(() -> left(JOBS) == 0);
        assertThat(delivered()).containsExactly("a", "a");
    }

    private static QueueMapping mapping(String queue) {
        return new QueueMapping(
                "F.Events.Q",
                queue,
                new Batching(10, Duration.ZERO),
                List.of(),
                true,
                Optional.empty(),
                new Place("t", 1));
    }

    /** One message a batch, two batches at once. */
    private static QueueMapping one(String queue) {
        return new QueueMapping(
                "F.Events.Q",
                queue,
                new Batching(1, Duration.ZERO),
                List.of(),
                true,
                Optional.of(2),
                new Place("t", 1));
    }

    private EventSource source(QueueMapping mapping, Function<String, Outcome> function) {
        EventSource source = QueueSources.of(
                mapping, running.queues().queue(mapping.queue()), recording(function), Faults.none(), line -> {});
        started.add(source);
        source.start();
        return source;
    }

    private Function<String, Outcome> recording(Function<String, Outcome> function) {
        return event -> {
            batches.add(bodies(event));
            return function.apply(event);
        };
    }

    private List<String> delivered() {
        return batches.stream().flatMap(List::stream).toList();
    }

    private static Outcome failingPoison(String event) {
        List<String> failures = records(event).stream()
                .filter(record -> record.path("body").asText().equals("poison"))
                .map(record ->
                        "{\"itemIdentifier\":\"" + record.path("messageId").asText() + "\"}")
                .toList();
        return new Outcome.Answered("{\"batchItemFailures\":[" + String.join(",", failures) + "]}");
    }

    private static Outcome awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS) ? FINE : CRASH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> bodies(String event) {
        return records(event).stream()
                .map(record -> record.path("body").asText())
                .toList();
    }

    private static List<JsonNode> records(String event) {
        try {
            return JSON.readTree(event).path("Records").valueStream().toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(String queue, String... bodies) {
        for (String body : bodies) {
            running.client().sendMessage(send -> send.queueUrl(url(queue)).messageBody(body));
        }
    }

    private static void sendStep(String group, String body) {
        running.client()
                .sendMessage(send -> send.queueUrl(url(STEPS))
                        .messageGroupId(group)
                        .messageDeduplicationId(UUID.randomUUID().toString())
                        .messageBody(body));
    }

    /** Messages nobody has deleted. */
    private static int left(String queue) {
        return running
                .client()
                .getQueueAttributes(get -> get.queueUrl(url(queue))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static String url(String name) {
        return "http://sqs.us-east-1.localhost/000000000000/" + name;
    }
}
