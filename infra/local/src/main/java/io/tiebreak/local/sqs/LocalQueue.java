package io.tiebreak.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.template.Queue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One queue. Requests and answers are SQS's own, in JSON. */
public final class LocalQueue {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Queue queue;
    private final ElasticMq engine;
    private final Backlog backlog;
    private final Sending sending;
    private final InstantSource clock;
    private final Consumer<StoredMessage> deadLetters;

    /**
     * @param deadLetters takes a message that was received too often
     */
    LocalQueue(
            Queue queue,
            ElasticMq engine,
            Journal journal,
            Order order,
            InstantSource clock,
            Consumer<StoredMessage> deadLetters) {
        this.queue = queue;
        this.engine = engine;
        this.backlog = new Backlog(queue.isFifo(), journal, clock);
        this.sending = new Sending(queue, engine, backlog, order, clock);
        this.clock = clock;
        this.deadLetters = deadLetters;
    }

    /** What the template says of it. */
    public Queue definition() {
        return queue;
    }

    Sending sending() {
        return sending;
    }

    Backlog backlog() {
        return backlog;
    }

    /**
     * Receives messages with all their attributes.
     *
     * @param most from 1 to 10
     * @param wait how long to wait for the first one
     * @return each as {@code ReceiveMessage} gives it; none if there was none to be had
     */
    public List<JsonNode> receive(int most, Duration wait) throws InterruptedException {
        ObjectNode request =
                JSON.createObjectNode().put("QueueUrl", queue.url()).put("MaxNumberOfMessages", most);
        request.putArray("AttributeNames").add("All");
        request.putArray("MessageAttributeNames").add("All");
        return receive(request, wait).valueStream().toList();
    }

    /** {@code ReceiveMessage}. */
    ObjectNode receive(ObjectNode request) throws InterruptedException {
        int wait = Requests.number(request, "WaitTimeSeconds", 0, 20).orElse(0);
        Requests.number(request, "MaxNumberOfMessages", 1, 10);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode messages = receive(request, Duration.ofSeconds(wait));
        if (!messages.isEmpty()) {
            answer.set("Messages", messages);
        }
        return answer;
    }

    private ArrayNode receive(ObjectNode request, Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            long seen = backlog.changes();
            ArrayNode messages = backlog.isAnyDue() || request.has("ReceiveRequestAttemptId")
                    ? receiveNow(request)
                    : JSON.createArrayNode();
            if (!messages.isEmpty() || !backlog.await(seen, deadline)) {
                return messages;
            }
        }
    }

    private ArrayNode receiveNow(ObjectNode request) {
        ObjectNode toEngine = request.deepCopy();
        toEngine.remove(List.of("WaitTimeSeconds", "MessageSystemAttributeNames"));
        toEngine.putArray("AttributeNames").add("AWSTraceHeader");
        JsonNode given = engine.call("ReceiveMessage", toEngine).path("Messages");
        ArrayNode messages = JSON.createArrayNode();
        for (JsonNode message : given) {
            received((ObjectNode) message, request).ifPresent(messages::add);
        }
        return messages;
    }

    /** Takes note of a message on its way out; empty if it goes nowhere, or elsewhere. */
    private Optional<JsonNode> received(ObjectNode message, ObjectNode request) {
        String handle = message.path("ReceiptHandle").asText();
        long hidden = request.path("VisibilityTimeout")
                .asLong(queue.visibilityTimeout().toSeconds());
        Instant now = clock.instant();
        Optional<StoredMessage> received = backlog.locked(
                () -> backlog.find(engineId(handle)).map(found -> found.received(now, now.plusSeconds(hidden))));
        if (received.isEmpty()) {
            return Optional.empty();
        }
        if (received.get().isOlderThan(queue.retention(), now)) {
            delete(handle);
            return Optional.empty();
        }
        if (queue.redrive()
                .filter(redrive -> received.get().receives() > redrive.maximumReceives())
                .isPresent()) {
            // A run that ends between these two finds the message in both queues, and never in none.
            deadLetters.accept(received.get());
            delete(handle);
            return Optional.empty();
        }
        backlog.put(engineId(handle), received.get());
        return Optional.of(Rendering.of(message, received.get(), queue, request));
    }

    /**
     * Deletes a received message; does nothing if it is deleted already.
     *
     * @throws RuntimeException as SQS would refuse it
     */
    public void delete(String receiptHandle) {
        String id = engineId(receiptHandle);
        backlog.locked(() -> {
            if (backlog.find(id).isPresent() && deletedInEngine(receiptHandle)) {
                backlog.remove(id);
            }
            return id;
        });
    }

    /** False if somebody has received it since: a standard queue keeps it then and says nothing. */
    private boolean deletedInEngine(String receiptHandle) {
        try {
            engine.call(
                    "DeleteMessage",
                    JSON.createObjectNode().put("QueueUrl", queue.url()).put("ReceiptHandle", receiptHandle));
            return true;
        } catch (SqsProblem refused) {
            if (queue.isFifo()) {
                throw refused;
            }
            return false;
        }
    }

    /** {@code ChangeMessageVisibility}. */
    void changeVisibility(ObjectNode request) {
        int seconds = Requests.number(request, "VisibilityTimeout", 0, 43_200)
                .orElseThrow(() -> Requests.missing("VisibilityTimeout"));
        String id = engineId(Requests.text(request, "ReceiptHandle"));
        backlog.locked(() -> {
            engine.call("ChangeMessageVisibility", request.deepCopy().put("QueueUrl", queue.url()));
            Instant visibleAt = clock.instant().plusSeconds(seconds);
            backlog.find(id).ifPresent(message -> backlog.put(id, message.visible(visibleAt)));
            return id;
        });
    }

    /** {@code PurgeQueue}. */
    void purge() {
        backlog.locked(() -> {
            engine.call("PurgeQueue", JSON.createObjectNode().put("QueueUrl", queue.url()));
            backlog.clear();
            return queue;
        });
    }

    /** Puts back what an earlier run left. */
    void restore(List<StoredMessage> kept) {
        List<StoredMessage> expired = new ArrayList<>();
        for (StoredMessage message : kept) {
            if (message.isOlderThan(queue.retention(), clock.instant())) {
                expired.add(message);
            } else {
                sending.restore(message);
            }
        }
        expired.forEach(backlog::discard);
    }

    /** The engine's receipt handles begin with its id of the message. */
    private static String engineId(String receiptHandle) {
        int end = receiptHandle.indexOf('#');
        if (end < 0) {
            throw new SqsProblem("ReceiptHandleIsInvalid", "The input receipt handle is invalid.");
        }
        return receiptHandle.substring(0, end);
    }
}
