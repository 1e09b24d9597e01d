package io.tiebreak.functions.sqs;

import io.tiebreak.dynamodb.Failures;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Messages that come later, on an SQS standard queue: FIFO queues have no delay per message. */
public final class SqsDelayQueue {
    private final SqsClient client;
    private final String url;

    /**
     * @param client without retries of its own
     * @param url of a standard queue
     */
    public SqsDelayQueue(SqsClient client, String url) {
        this.client = client;
        this.url = url;
    }

    /**
     * A message, and how long it waits.
     *
     * @param after whole seconds, at most 15 minutes
     */
    public record Delayed(Message message, Duration after) {}

    /**
     * Sends at most ten.
     *
     * @throws StoreException if the queue fails; then some may have been sent
     */
    public void send(List<Delayed> messages) {
        if (messages.isEmpty()) {
            return;
        }
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(i -> entry(i, messages.get(i)))
                .toList();
        try {
            var answer = client.sendMessageBatch(batch -> batch.queueUrl(url).entries(entries));
            if (!answer.failed().isEmpty()) {
                throw new StoreException.Unanswered(new IllegalStateException(
                        answer.failed().size() + " of " + entries.size() + " messages were not taken"));
            }
        } catch (SdkException failure) {
            throw Failures.translated(failure);
        }
    }

    private static SendMessageBatchRequestEntry entry(int place, Delayed delayed) {
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(place))
                .messageBody(delayed.message().body())
                .delaySeconds((int) delayed.after().toSeconds())
                .build();
    }
}
