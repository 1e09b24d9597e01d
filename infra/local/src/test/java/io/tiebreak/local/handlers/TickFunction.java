package io.tiebreak.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import org.jspecify.annotations.Nullable;

/** Puts a message into a queue whenever its schedule fires. */
public final class TickFunction implements RequestHandler<ScheduledEvent, @Nullable Void> {

    private final SqsCall sqs = new SqsCall();
    private final String target = System.getenv("TARGET_QUEUE");

    @Override
    public @Nullable Void handleRequest(ScheduledEvent event, Context context) {
        sqs.call(
                "SendMessage", "{\"QueueUrl\":\"%s\",\"MessageBody\":\"%s\"}".formatted(target, event.getDetailType()));
        return null;
    }
}
