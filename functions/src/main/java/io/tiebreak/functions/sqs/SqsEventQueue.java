package io.tiebreak.functions.sqs;

import io.tiebreak.Hash;
import io.tiebreak.dynamodb.Failures;
import io.tiebreak.json.Json;
import io.tiebreak.register.Event;
import io.tiebreak.register.EventQueue;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Events on an SQS FIFO queue: a message group per tenant and target. A message only names its event. */
public final class SqsEventQueue implements EventQueue {
    private final SqsClient client;
    private final String url;

    /**
     * @param client without retries of its own
     * @param url of a FIFO queue
     */
    public SqsEventQueue(SqsClient client, String url) {
        this.client = client;
        this.url = url;
    }

    @Override
    public void send(Event event) {
        try {
            client.sendMessage(message -> message.queueUrl(url)
                    .messageBody(Message.of(event.id().tenant(), event.id().id()))
                    .messageGroupId(group(event))
                    .messageDeduplicationId(event.id().id()));
        } catch (SdkException failure) {
            throw Failures.translated(failure);
        }
    }

    /** A hash, for a target may be longer than SQS takes, and is nobody else's business. */
    private static String group(Event event) {
        String text = Json.text(Json.array().add(event.id().tenant()).add(event.target()));
        return Hash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
