package io.tiebreak.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.template.Queue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Moves dead letters back, or to any queue, as new messages with new ids. ElasticMQ's own tasks would pass over FIFO
 * queues. What somebody is receiving when a task begins stays where it is.
 */
final class MoveTasks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LISTED_AT_MOST = 10;

    private final Queues queues;
    private final InstantSource clock;
    private final List<MoveTask> tasks = new CopyOnWriteArrayList<>();
    private final Map<String, MoveTask> running = new ConcurrentHashMap<>();

    MoveTasks(Queues queues, InstantSource clock) {
        this.queues = queues;
        this.clock = clock;
    }

    /** {@code StartMessageMoveTask}. */
    ObjectNode start(JsonNode request) {
        String source = Requests.text(request, "SourceArn");
        LocalQueue from = byArn(source);
        if (queues.all().stream().noneMatch(queue -> isFedBy(from, queue))) {
            throw SqsProblem.invalid("Source queue must be configured as a Dead Letter Queue.");
        }
        Optional<LocalQueue> to = Optional.of(request.path("DestinationArn").asText())
                .filter(arn -> !arn.isEmpty())
                .map(this::byArn);
        if (to.filter(queue -> queue.definition().isFifo() != from.definition().isFifo())
                .isPresent()) {
            throw SqsProblem.invalid("Source and destination must be of the same type.");
        }
        MoveTask task = new MoveTask(UUID.randomUUID().toString(), source, request, clock.millis());
        if (running.putIfAbsent(source, task) != null) {
            throw SqsProblem.unsupported("There is already a task running. Only one active task is allowed.");
        }
        tasks.addFirst(task);
        Thread.ofVirtual().start(() -> run(task, from, to));
        return JSON.createObjectNode().put("TaskHandle", task.handle());
    }

    private static boolean isFedBy(LocalQueue deadLetters, LocalQueue queue) {
        return queue.definition()
                .redrive()
                .filter(redrive ->
                        redrive.queue().equals(deadLetters.definition().name()))
                .isPresent();
    }

    private void run(MoveTask task, LocalQueue from, Optional<LocalQueue> to) {
        try {
            List<JsonNode> messages = from.receive(10, Duration.ZERO);
            while (!messages.isEmpty() && !task.isCancelled()) {
                messages.forEach(message -> move(task, message, from, to));
                messages = from.receive(10, Duration.ZERO);
            }
            task.end(task.isCancelled() ? "CANCELLED" : "COMPLETED");
        } catch (InterruptedException | RuntimeException e) {
            task.fail(String.valueOf(e.getMessage()));
        } finally {
            running.remove(task.source());
        }
    }

    private void move(MoveTask task, JsonNode message, LocalQueue from, Optional<LocalQueue> to) {
        String origin =
                message.path("Attributes").path("DeadLetterQueueSourceArn").asText();
        LocalQueue target = to.orElseGet(() -> byArn(origin));
        ObjectNode request = JSON.createObjectNode()
                .put("QueueUrl", target.definition().url())
                .put("MessageBody", message.path("Body").asText());
        if (message.has("MessageAttributes")) {
            request.set("MessageAttributes", message.path("MessageAttributes"));
        }
        if (target.definition().isFifo()) {
            request.put(
                            "MessageGroupId",
                            message.path("Attributes").path("MessageGroupId").asText())
                    .put("MessageDeduplicationId", UUID.randomUUID().toString());
        }
        target.sending()
                .send(request, message.path("Attributes").path("SenderId").asText());
        from.delete(message.path("ReceiptHandle").asText());
        task.moved();
    }

    private LocalQueue byArn(String arn) {
        String prefix = Queue.arn("");
        return Optional.of(arn)
                .filter(text -> text.startsWith(prefix))
                .flatMap(text -> queues.find(text.substring(prefix.length())))
                .orElseThrow(() ->
                        new SqsProblem("ResourceNotFoundException", "The resource that you specified doesn't exist."));
    }

    /** {@code ListMessageMoveTasks}: those of one source, the newest first. */
    ObjectNode list(JsonNode request) {
        String source = Requests.text(request, "SourceArn");
        int most = Requests.number(request, "MaxResults", 1, LISTED_AT_MOST).orElse(1);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("Results");
        tasks.stream()
                .filter(task -> task.source().equals(source))
                .limit(most)
                .forEach(task -> results.add(task.json()));
        return answer;
    }

    /** {@code CancelMessageMoveTask}. */
    ObjectNode cancel(JsonNode request) {
        String handle = Requests.text(request, "TaskHandle");
        MoveTask task = running.values().stream()
                .filter(one -> one.handle().equals(handle))
                .findFirst()
                .orElseThrow(
                        () -> new SqsProblem("ResourceNotFoundException", "Task does not exist or is not running."));
        return JSON.createObjectNode().put("ApproximateNumberOfMessagesMoved", task.cancel());
    }

    /** The queue a task's handle belongs to; empty if it is none of a running task. */
    Optional<String> sourceOf(String handle) {
        return tasks.stream()
                .filter(task -> Objects.equals(task.handle(), handle))
                .map(MoveTask::source)
                .findFirst();
    }
}
