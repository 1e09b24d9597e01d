package io.tiebreak.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.iam.Access;
import io.tiebreak.local.template.Account;
import io.tiebreak.local.template.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a request needs to be allowed: a batch needs the right of one message, a move that of each of its parts. */
final class NeededAccess {

    private static final String BATCH = "Batch";

    private final Queues queues;
    private final MoveTasks moveTasks;

    NeededAccess(Queues queues, MoveTasks moveTasks) {
        this.queues = queues;
        this.moveTasks = moveTasks;
    }

    /**
     * @param operation as {@code SendMessageBatch}
     */
    List<Access> of(String operation, JsonNode request) {
        return switch (operation) {
            case "StartMessageMoveTask" -> move(request);
            case "ListMessageMoveTasks" ->
                List.of(access(operation, request.path("SourceArn").asText()));
            case "CancelMessageMoveTask" ->
                List.of(access(
                        operation,
                        moveTasks.sourceOf(request.path("TaskHandle").asText()).orElse("*")));
            case "GetQueueUrl" ->
                List.of(access(operation, Queue.arn(request.path("QueueName").asText())));
            case "ListQueues" -> List.of(access(operation, Account.arn("sqs", "*")));
            default ->
                List.of(access(
                        operation.endsWith(BATCH)
                                ? operation.substring(0, operation.length() - BATCH.length())
                                : operation,
                        Queue.arn(Operations.queueName(request.path("QueueUrl")))));
        };
    }

    private List<Access> move(JsonNode request) {
        String source = request.path("SourceArn").asText();
        List<Access> needed = new ArrayList<>();
        for (String action : List.of("StartMessageMoveTask", "ReceiveMessage", "DeleteMessage", "GetQueueAttributes")) {
            needed.add(access(action, source));
        }
        Optional.of(request.path("DestinationArn").asText())
                .filter(arn -> !arn.isEmpty())
                .map(List::of)
                .orElseGet(() -> sourcesOf(source))
                .forEach(destination -> needed.add(access("SendMessage", destination)));
        return needed;
    }

    private List<String> sourcesOf(String deadLetters) {
        return queues.all().stream()
                .map(LocalQueue::definition)
                .filter(queue -> queue.redrive()
                        .filter(redrive -> Queue.arn(redrive.queue()).equals(deadLetters))
                        .isPresent())
                .map(Queue::arn)
                .toList();
    }

    private static Access access(String action, String resource) {
        return new Access("sqs:" + action, resource, List.of());
    }
}
