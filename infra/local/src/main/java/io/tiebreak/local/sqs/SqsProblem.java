package io.tiebreak.local.sqs;

import java.util.Map;

/** A request that SQS refuses, in its own words. */
final class SqsProblem extends RuntimeException {

    /** The names of some errors differ in the older protocol, and SDKs report those. */
    private static final Map<String, String> OLDER_NAMES = Map.of(
            "AccessDeniedException", "AccessDenied",
            "BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
            "EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest",
            "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue",
            "TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
            "UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation");

    private final String type;

    /**
     * A refusal.
     *
     * @param type as {@code QueueDoesNotExist}
     */
    SqsProblem(String type, String message) {
        super(message);
        this.type = type;
    }

    static SqsProblem accessDenied(String message) {
        return new SqsProblem("AccessDeniedException", message);
    }

    static SqsProblem throttled() {
        return new SqsProblem("RequestThrottled", "Request is throttled.");
    }

    static SqsProblem noSuchQueue() {
        return new SqsProblem("QueueDoesNotExist", "The specified queue does not exist.");
    }

    static SqsProblem invalid(String message) {
        return new SqsProblem("InvalidParameterValue", message);
    }

    static SqsProblem unsupported(String message) {
        return new SqsProblem("UnsupportedOperation", message);
    }

    String type() {
        return type;
    }

    String olderName() {
        return OLDER_NAMES.getOrDefault(type, type);
    }

    int status() {
        return type.equals("AccessDeniedException") ? 403 : 400;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
