package io.tiebreak.local.sqs;

import io.tiebreak.local.template.Template;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queues of a template, served, and a client that may do everything. */
public record RunningQueues(Queues queues, SqsServer server, SqsClient client) implements AutoCloseable {

    public static RunningQueues of(Template template, Optional<Path> folder, InstantSource clock) {
        Queues queues = Queues.start(template.queues(), folder, clock);
        SqsServer server = SqsServer.start(queues, clock, line -> {});
        return new RunningQueues(queues, server, Calls.to(server.endpoint()));
    }

    @Override
    public void close() {
        client.close();
        server.close();
        queues.close();
    }
}
