package io.tiebreak.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.List;

/** Sends every message on to another queue, and reports those it could not; a message {@code poison} fails for good. */
public final class ForwardFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final SqsCall sqs = new SqsCall();
    private final String target = System.getenv("TARGET_QUEUE");

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSEvent.SQSMessage message : event.getRecords()) {
            if (message.getBody().equals("poison") || !isSent(message.getBody())) {
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private boolean isSent(String body) {
        try {
            return sqs.call("SendMessage", "{\"QueueUrl\":\"%s\",\"MessageBody\":\"%s\"}".formatted(target, body))
                    == 200;
        } catch (RuntimeException unanswered) {
            return false;
        }
    }
}
