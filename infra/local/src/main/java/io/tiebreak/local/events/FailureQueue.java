package io.tiebreak.local.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.template.LambdaFunction;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;

/** Puts events a function failed on into a queue, in the form Lambda gives to its destinations. */
public final class FailureQueue implements Consumer<GivenUp> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "$LATEST";

    private final LambdaFunction function;
    private final Consumer<String> queue;
    private final InstantSource clock;
    private final Consumer<String> log;

    /**
     * A function's way to its queue.
     *
     * @param queue takes the body of a message
     * @param log told if the queue refuses one, as it is too large: it is lost then
     */
    public FailureQueue(LambdaFunction function, Consumer<String> queue, InstantSource clock, Consumer<String> log) {
        this.function = function;
        this.queue = queue;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public void accept(GivenUp lost) {
        try {
            queue.accept(document(lost).toString());
        } catch (RuntimeException refused) {
            log.accept(
                    function.logicalId() + " drops an event its failure queue does not take: " + refused.getMessage());
        }
    }

    private ObjectNode document(GivenUp lost) {
        ObjectNode document = JSON.createObjectNode()
                .put("version", "1.0")
                .put("timestamp", clock.instant().toString());
        document.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", function.arn() + ":" + function.alias().orElse(VERSION))
                .put("condition", lost.reason().condition())
                .put("approximateInvokeCount", lost.tries());
        document.putRawValue("requestPayload", new RawValue(lost.event()));
        document.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", VERSION)
                .put("functionError", "Unhandled");
        document.set("responsePayload", response(lost.last()));
        return document;
    }

    private static ObjectNode response(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(String json) -> throw new IllegalArgumentException("did not fail");
            case Outcome.Failed(String type, String message) ->
                JSON.createObjectNode().put("errorMessage", message).put("errorType", type);
            case Outcome.TimedOut() ->
                JSON.createObjectNode().put("errorMessage", "Task timed out").put("errorType", "Sandbox.Timedout");
        };
    }
}
