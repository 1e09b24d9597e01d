package io.tiebreak.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.template.Queue;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** SQS's operations on the queues of a template. The queues themselves are the template's to change. */
final class Operations {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ENTRIES_AT_MOST = 10;

    private final Queues queues;
    private final MoveTasks moveTasks;
    private final QueueAttributes attributes;

    Operations(Queues queues, InstantSource clock) {
        this.queues = queues;
        this.moveTasks = new MoveTasks(queues, clock);
        this.attributes = new QueueAttributes(clock);
    }

    /** The physical name of the queue a URL names. */
    static String queueName(JsonNode queueUrl) {
        String url = queueUrl.asText();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    MoveTasks moveTasks() {
        return moveTasks;
    }

    /**
     * Does one.
     *
     * @param name as {@code SendMessage}
     * @param sender who asks, by SQS's {@code SenderId}
     * @throws SqsProblem if it is refused
     */
    ObjectNode answer(String name, ObjectNode request, String sender) throws InterruptedException {
        return switch (name) {
            case "SendMessage" -> queue(request).sending().send(request, sender);
            case "SendMessageBatch" -> queue(request).sending().sendBatch(request, sender);
            case "ReceiveMessage" -> queue(request).receive(request);
            case "DeleteMessage" -> {
                queue(request).delete(Requests.text(request, "ReceiptHandle"));
                yield JSON.createObjectNode();
            }
            case "ChangeMessageVisibility" -> {
                queue(request).changeVisibility(request);
                yield JSON.createObjectNode();
            }
            case "DeleteMessageBatch" -> {
                LocalQueue queue = queue(request);
                yield batch(request, entry -> queue.delete(Requests.text(entry, "ReceiptHandle")));
            }
            case "ChangeMessageVisibilityBatch" -> batch(request, queue(request)::changeVisibility);
            case "PurgeQueue" -> {
                queue(request).purge();
                yield JSON.createObjectNode();
            }
            case "GetQueueAttributes" -> attributes.of(queue(request), request);
            case "GetQueueUrl" -> url(Requests.text(request, "QueueName"));
            case "ListQueues" -> list(request.path("QueueNamePrefix").asText());
            case "ListDeadLetterSourceQueues" -> sourcesOf(queue(request));
            case "StartMessageMoveTask" -> moveTasks.start(request);
            case "ListMessageMoveTasks" -> moveTasks.list(request);
            case "CancelMessageMoveTask" -> moveTasks.cancel(request);
            default ->
                throw SqsProblem.unsupported("The local run takes its queues from the template, and does no " + name);
        };
    }

    private LocalQueue queue(JsonNode request) {
        return queues.find(queueName(request.path("QueueUrl"))).orElseThrow(SqsProblem::noSuchQueue);
    }

    private ObjectNode url(String name) {
        LocalQueue queue = queues.find(name).orElseThrow(SqsProblem::noSuchQueue);
        return JSON.createObjectNode().put("QueueUrl", queue.definition().url());
    }

    private ObjectNode list(String prefix) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode urls = answer.putArray("QueueUrls");
        queues.all().stream()
                .map(LocalQueue::definition)
                .filter(queue -> queue.name().startsWith(prefix))
                .map(Queue::url)
                .forEach(urls::add);
        return answer;
    }

    private ObjectNode sourcesOf(LocalQueue deadLetters) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode urls = answer.putArray("queueUrls");
        queues.all().stream()
                .map(LocalQueue::definition)
                .filter(queue -> queue.redrive()
                        .map(Queue.Redrive::queue)
                        .equals(Optional.of(deadLetters.definition().name())))
                .map(Queue::url)
                .forEach(urls::add);
        return answer;
    }

    /** Does the same for every entry; what is refused for one is no matter to the others. */
    private static ObjectNode batch(ObjectNode request, Consumer<ObjectNode> step) {
        JsonNode entries = request.path("Entries");
        check(entries);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode successful = answer.putArray("Successful");
        ArrayNode failed = answer.putArray("Failed");
        for (JsonNode entry : entries) {
            String id = entry.path("Id").asText();
            try {
                step.accept((ObjectNode) entry);
                successful.addObject().put("Id", id);
            } catch (SqsProblem refused) {
                failed.addObject()
                        .put("Id", id)
                        .put("SenderFault", true)
                        .put("Code", refused.type())
                        .put("Message", refused.message());
            }
        }
        return answer;
    }

    private static void check(JsonNode entries) {
        if (entries.isEmpty()) {
            throw new SqsProblem("EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (entries.size() > ENTRIES_AT_MOST) {
            throw new SqsProblem("TooManyEntriesInBatchRequest", "Maximum number of entries per request are 10.");
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode entry : entries) {
            if (!ids.add(entry.path("Id").asText())) {
                throw new SqsProblem(
                        "BatchEntryIdsNotDistinct", "Id " + entry.path("Id").asText() + " repeated.");
            }
        }
    }
}
