package io.tiebreak.functions.sqs;

import io.tiebreak.dynamodb.Failures;
import io.tiebreak.register.BundleQueue;
import io.tiebreak.store.StoreException;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Reminders of bundles on an SQS standard queue: FIFO queues have no delay per message. */
public final class SqsBundleQueue implements BundleQueue {
    private final SqsClient client;
    private final String url;

    /**
     * @param client without retries of its own
     * @param url of a standard queue
     */
    public SqsBundleQueue(SqsClient client, String url) {
        this.client = client;
        this.url = url;
    }

    @Override
    public void send(List<Reminder> reminders) {
        if (reminders.isEmpty()) {
            return;
        }
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, reminders.size())
                .mapToObj(i -> entry(i, reminders.get(i)))
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

    private static SendMessageBatchRequestEntry entry(int place, Reminder reminder) {
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(place))
                .messageBody(new Message(reminder.id().tenant(), reminder.id().id()).body())
                .delaySeconds((int) reminder.after().toSeconds())
                .build();
    }
}
