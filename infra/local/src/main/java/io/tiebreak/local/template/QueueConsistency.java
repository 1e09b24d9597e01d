package io.tiebreak.local.template;

import io.tiebreak.local.yaml.CannotStart;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Mistakes around queues that show only when the resources are looked at together. */
final class QueueConsistency {

    private final Map<String, Queue> byName = new HashMap<>();

    QueueConsistency(Template template) {
        template.queues()
                .forEach(queue -> Optional.ofNullable(byName.put(queue.name(), queue))
                        .ifPresent(other -> {
                            throw problem(queue, "has the same QueueName as " + other.logicalId());
                        }));
    }

    void check() {
        byName.values().forEach(queue -> queue.redrive().ifPresent(redrive -> checkRedrive(queue, redrive)));
    }

    private void checkRedrive(Queue queue, Queue.Redrive redrive) {
        Queue deadLetters = byName.get(redrive.queue());
        if (deadLetters == null) {
            throw problem(queue, "has a deadLetterTargetArn that is of no queue of this template");
        }
        if (deadLetters.isFifo() != queue.isFifo()) {
            throw problem(
                    queue,
                    "has the dead-letter queue " + deadLetters.logicalId()
                            + ": both must be FIFO queues, or neither of them");
        }
    }

    private static CannotStart problem(Queue queue, String what) {
        return new CannotStart(queue.place(), queue.logicalId() + " " + what);
    }

    void check(LambdaFunction function) {
        function.environment()
                .forEach((variable, value) -> byName.values().stream()
                        .filter(queue -> queue.url().equals(value))
                        .filter(queue -> !mayUse(function, queue))
                        .forEach(queue -> {
                            throw new CannotStart(
                                    function.place(),
                                    function.logicalId() + " gets " + queue.logicalId() + " in " + variable
                                            + ", but no statement of its Policies lets it use that queue");
                        }));
        function.events().queues().forEach(mapping -> check(mapping, function));
        function.asynchronous().failureQueue().ifPresent(queue -> checkDestination(queue, function));
    }

    private void checkDestination(String name, LambdaFunction function) {
        Queue queue = byName.get(name);
        if (queue == null || queue.isFifo()) {
            throw new CannotStart(
                    function.place(),
                    function.logicalId() + ": OnFailure of EventInvokeConfig names "
                            + (queue == null
                                    ? "no queue of this template"
                                    : "a FIFO queue, which Lambda does not send to"));
        }
    }

    private static boolean mayUse(LambdaFunction function, Queue queue) {
        return function.policy().statements().stream()
                .filter(Policy.Statement::allows)
                .flatMap(statement -> statement.resources().stream())
                .anyMatch(resource -> Wildcards.matches(resource, queue.arn()));
    }

    private void check(QueueMapping mapping, LambdaFunction function) {
        Queue queue = byName.get(mapping.queue());
        if (queue == null) {
            throw problem(mapping, "Queue is no queue of this template");
        }
        if (queue.visibilityTimeout().compareTo(function.timeout()) < 0) {
            throw problem(
                    mapping,
                    "the VisibilityTimeout of " + queue.logicalId() + " is "
                            + queue.visibilityTimeout().toSeconds() + " s, less than the function's Timeout of "
                            + function.timeout().toSeconds() + " s");
        }
        if (queue.isFifo() && mapping.batching().size() > 10) {
            throw problem(
                    mapping,
                    "BatchSize is " + mapping.batching().size() + ", and a FIFO queue gives 10 messages at most");
        }
        if (queue.isFifo() && !mapping.batching().window().isZero()) {
            throw problem(mapping, "MaximumBatchingWindowInSeconds is not for FIFO queues");
        }
    }

    private static CannotStart problem(QueueMapping mapping, String what) {
        return new CannotStart(mapping.place(), mapping.event() + ": " + what);
    }
}
