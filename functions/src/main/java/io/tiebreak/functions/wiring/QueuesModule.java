package io.tiebreak.functions.wiring;

import dagger.Module;
import dagger.Provides;
import io.tiebreak.functions.deferred.CommandQueue;
import io.tiebreak.functions.live.EndsQueue;
import io.tiebreak.functions.sqs.Message;
import io.tiebreak.functions.sqs.SqsDelayQueue;
import io.tiebreak.functions.sqs.SqsFifoQueue;
import io.tiebreak.register.BundleQueue;
import io.tiebreak.register.EventQueue;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queues, on SQS. Region, endpoint and credentials are where the SDK looks for them. */
@Module
public interface QueuesModule {

    @Provides
    static EventQueue eventQueue(SqsClient client, Environment environment) {
        var queue = new SqsFifoQueue(client, environment.eventsQueue());
        return event -> queue.send(new Message(event.id().tenant(), event.id().id()), event.target());
    }

    @Provides
    static CommandQueue commandQueue(SqsClient client, Environment environment) {
        var queue = new SqsFifoQueue(client, environment.itemCommandsQueue());
        return command -> queue.send(new Message(command.tenant(), command.id()), command.target());
    }

    @Provides
    static BundleQueue bundleQueue(SqsClient client, Environment environment) {
        var queue = new SqsDelayQueue(client, environment.bundlesQueue());
        return reminders -> queue.send(reminders.stream()
                .map(reminder -> new SqsDelayQueue.Delayed(
                        new Message(reminder.id().tenant(), reminder.id().id()), reminder.after()))
                .toList());
    }

    @Provides
    static EndsQueue endsQueue(SqsClient client, Environment environment) {
        var queue = new SqsDelayQueue(client, environment.endsQueue());
        return (message, after) -> queue.send(List.of(new SqsDelayQueue.Delayed(message, after)));
    }

    /** Connects when it is first asked for something, as the client of the stores does; trying again is the callers' business. */
    @Provides
    @Singleton
    static SqsClient sqs() {
        return SqsClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(256)
                        .connectionTimeout(Duration.ofSeconds(1))
                        .socketTimeout(Duration.ofSeconds(3)))
                .overrideConfiguration(client -> client.apiCallAttemptTimeout(Duration.ofSeconds(4))
                        .retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}
