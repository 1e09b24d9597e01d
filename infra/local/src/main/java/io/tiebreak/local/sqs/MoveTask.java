package io.tiebreak.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicInteger;

/** How far one task has come. */
final class MoveTask {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUNNING = "RUNNING";

    private final String handle;
    private final String source;
    private final JsonNode request;
    private final long startedAt;
    private final AtomicInteger moved = new AtomicInteger();
    private volatile String status = RUNNING;
    private volatile String reason = "";

    /**
     * A task that has just begun.
     *
     * @param source an ARN
     * @param startedAt in milliseconds since 1970
     */
    MoveTask(String handle, String source, JsonNode request, long startedAt) {
        this.handle = handle;
        this.source = source;
        this.request = request;
        this.startedAt = startedAt;
    }

    String handle() {
        return handle;
    }

    String source() {
        return source;
    }

    void moved() {
        moved.incrementAndGet();
    }

    int cancel() {
        status = "CANCELLING";
        return moved.get();
    }

    boolean isCancelled() {
        return !status.equals(RUNNING);
    }

    void end(String how) {
        status = how;
    }

    void fail(String why) {
        reason = why;
        status = "FAILED";
    }

    ObjectNode json() {
        ObjectNode json = JSON.createObjectNode()
                .put("Status", status)
                .put("SourceArn", source)
                .put("ApproximateNumberOfMessagesMoved", moved.get())
                .put("StartedTimestamp", startedAt);
        if (status.equals(RUNNING)) {
            json.put("TaskHandle", handle);
        }
        if (request.has("DestinationArn")) {
            json.set("DestinationArn", request.path("DestinationArn"));
        }
        if (!reason.isEmpty()) {
            json.put("FailureReason", reason);
        }
        return json;
    }
}
