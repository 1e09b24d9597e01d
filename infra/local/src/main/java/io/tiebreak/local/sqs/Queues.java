package io.tiebreak.local.sqs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.template.Queue;
import io.tiebreak.local.yaml.CannotStart;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The template's queues. What is in them outlives the run if a folder is given, also after a kill: messages with the order,
 * the age, the delay and the receives they had. A message that was being received can be received again at once, and
 * deduplication ids of messages that are deleted are forgotten.
 */
public final class Queues implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CompletableFuture<Optional<ElasticMq>> engine;
    private final CompletableFuture<Map<String, LocalQueue>> ready;

    private Queues(Collection<Queue> definitions, Optional<Path> folder, InstantSource clock) {
        this.engine = CompletableFuture.supplyAsync(
                () -> definitions.isEmpty() ? Optional.empty() : Optional.of(ElasticMq.start()),
                work -> new Thread(work, "queues-start").start());
        this.ready = engine.thenApply(started ->
                started.map(found -> open(definitions, found, folder, clock)).orElseGet(Map::of));
    }

    /**
     * Starts an engine, unless there are no queues, and puts back what was kept. It does so beside whatever else has to
     * start; who asks early waits.
     *
     * @param folder holds a folder per queue, named by its physical name; empty to keep nothing
     */
    public static Queues start(Collection<Queue> definitions, Optional<Path> folder, InstantSource clock) {
        return new Queues(definitions, folder, clock);
    }

    private Map<String, LocalQueue> open(
            Collection<Queue> definitions, ElasticMq started, Optional<Path> folder, InstantSource clock) {
        Order order = new Order(clock);
        Map<String, LocalQueue> queues = new LinkedHashMap<>();
        for (Queue definition : definitions) {
            started.create(definition);
            Journal journal = new Journal(folder.map(kept -> kept.resolve(definition.name())));
            LocalQueue queue = new LocalQueue(
                    definition,
                    started,
                    journal,
                    order,
                    clock,
                    message -> definition
                            .redrive()
                            .ifPresent(
                                    redrive -> queue(redrive.queue()).sending().takeDeadLetter(message)));
            List<StoredMessage> kept = journal.read();
            kept.forEach(message -> order.startAfter(message.order()));
            queue.restore(kept);
            queues.put(definition.name(), queue);
        }
        return queues;
    }

    private Map<String, LocalQueue> ready() {
        try {
            return ready.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStart problem
                    ? problem
                    : new CannotStart("the queues do not start: " + e.getCause(), e);
        }
    }

    /**
     * Waits until they answer.
     *
     * @throws CannotStart if they never will
     */
    public void awaitReady() {
        ready();
    }

    /**
     * One of them.
     *
     * @param name must be the physical name of a queue of the template
     */
    public LocalQueue queue(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no queue is named " + name));
    }

    /**
     * Sends a message.
     *
     * @param name must be the physical name of a queue of the template
     * @param sender who sends it, by SQS's {@code SenderId}
     * @throws RuntimeException as SQS would refuse it
     */
    public void send(String name, String body, String sender) {
        LocalQueue queue = queue(name);
        ObjectNode request = JSON.createObjectNode()
                .put("QueueUrl", queue.definition().url())
                .put("MessageBody", body);
        queue.sending().send(request, sender);
    }

    Optional<LocalQueue> find(String name) {
        return Optional.ofNullable(ready().get(name));
    }

    Collection<LocalQueue> all() {
        return ready().values();
    }

    /** If they are still starting, that is waited for. */
    @Override
    public void close() {
        ready.handle((queues, problem) -> queues).join();
        if (!engine.isCompletedExceptionally()) {
            engine.join().ifPresent(ElasticMq::close);
        }
    }
}
