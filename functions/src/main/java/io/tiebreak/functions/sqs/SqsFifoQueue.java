package io.tiebreak.functions.sqs;

import io.tiebreak.Hash;
import io.tiebreak.dynamodb.Failures;
import io.tiebreak.json.Json;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An SQS FIFO queue: a message group per tenant and target, and each message only once in five minutes. */
public final class SqsFifoQueue {
    private final SqsClient client;
    private final String url;

    /**
     * @param client without retries of its own
     * @param url of a FIFO queue
     */
    public SqsFifoQueue(SqsClient client, String url) {
        this.client = client;
        this.url = url;
    }

    /**
     * Sends a message.
     *
     * @param target messages of the same tenant and target are handled one at a time, in their order
     * @throws io.tiebreak.store.StoreException if the queue fails; then it may have been sent
     */
    public void send(Message about, String target) {
        try {
            client.sendMessage(message -> message.queueUrl(url)
                    .messageBody(about.body())
                    .messageGroupId(group(about.tenant(), target))
                    .messageDeduplicationId(about.id()));
        } catch (SdkException failure) {
            throw Failures.translated(failure);
        }
    }

    /** A hash, for a target may be longer than SQS takes, and is nobody else's business. */
    private static String group(String tenant, String target) {
        String text = Json.text(Json.array().add(tenant).add(target));
        return Hash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
